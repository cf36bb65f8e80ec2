import fc from 'fast-check'

// A test that states a seed of its own keeps it.
fc.configureGlobal({ seed: 20_260_101 })
