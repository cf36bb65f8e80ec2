import { modelsAnswer } from '@/lib/api/asking'
import { listModelsContract } from '@/lib/api/contract/models'
import { methods, route } from '@/lib/api/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(listModelsContract, ({ instance }) => modelsAnswer(instance)),
})
