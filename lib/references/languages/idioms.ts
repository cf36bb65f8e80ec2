/** Whose it is, where an expression leaves that open. */
const owners = ['my', 'your', 'our', 'his', 'her', 'their']

/** Regular forms of a verb behind a star. */
const endings = ['', 's', 'ed', 'ing']

/**
 * Fixed expressions with an article, whose noun means no thing. Only those that are never said of the things themselves
 * stand here ("out of the picture" may be); `@` is whose it is, a star any regular form of the verb.
 */
const expressions = `in the same boat,rock* the boat,cross that bridge when,the forest for the trees,the wood for the trees
the early bird,let the cat out of the bag,lets the cat out of the bag,curiosity killed the cat,let sleeping dogs lie,all @ eggs in one basket
break* the ice,broke the ice,spill* the beans,jump* the gun,hit the nail on the head,the icing on the cake,the cherry on the cake
the elephant in the room,the tip of the iceberg,the whole nine yards,the ball is in @ court,pass* the buck,kick* the bucket,hold @ horses
the lion's share,the apple of @ eye,the bull by the horns,the cart before the horse,tie the knot,tied the knot,the birds and the bees
the grass is always greener,the pot calling the kettle,when the cat's away,the devil's advocate`

/** All forms of these expressions, in lower case. */
export const idioms: readonly string[] = expressions
  .split(/[,\n]/)
  .flatMap((each) =>
    each.includes('@') ? owners.map((owner) => each.replace('@', owner)) : [each],
  )
  .flatMap((each) =>
    each.includes('*') ? endings.map((ending) => each.replace('*', ending)) : [each],
  )
