'use client'
import { useStore } from '@xyflow/react'
import { createContext, useContext } from 'react'

/** Below this zoom no word and no picture can be made out, so cards are drawn as plain boxes. */
const farZoom = 0.2

const FarContext = createContext(false)
export const FarProvider = FarContext.Provider

/** Whether the canvas is so far away that only the places of things can be seen. */
export function useIsFar(): boolean {
  return useContext(FarContext)
}

/** The same, read from the canvas itself. */
export function useFarZoom(): boolean {
  return useStore((state) => state.transform[2] < farZoom)
}
