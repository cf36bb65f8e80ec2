import { setUsualWorkshop } from '@/lib/assets/workshop'
import { deriverPath } from './deriver-path'

setUsualWorkshop(deriverPath)
