import { healthContract } from '@/lib/api/contract/health'
import { methods, route } from '@/lib/api/route'
import { readHealth } from '@/lib/services/health'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(healthContract, ({ instance }) => readHealth(instance)),
})
