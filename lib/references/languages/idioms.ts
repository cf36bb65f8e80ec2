/** Whose it is, where an expression leaves that open. */
const owners = ['my', 'your', 'our', 'his', 'her', 'their']

/** Regular forms of a verb behind a star. */
const endings = ['', 's', 'ed', 'ing']

/**
 * Fixed expressions with an article, whose noun means no thing. Only those that are hardly ever said of the things
 * themselves stand here; `@` is whose it is, a star any regular form of the verb.
 */
const expressions = `in the same boat,rock* the boat,cross that bridge when,cross the bridge when,the forest for the trees,the wood for the trees
the early bird,the cat out of the bag,curiosity killed the cat,let sleeping dogs lie,all @ eggs in one basket,@ eggs in one basket,have @ cake and
enter* the picture,out of the picture,hold the record,holds the record,held the record,holding the record,break the record,broke the record
set the record,for the record,off the record,the other side of the coin,two sides of the coin,outside the box,throw in the towel,threw in the towel
steal the show,stole the show,face the music,facing the music,call* the shots,the last straw,the final straw,break the ice,broke the ice
bite the bullet,bit the bullet,spill* the beans,jump* the gun,hit the nail on the head,the icing on the cake,the cherry on the cake
the elephant in the room,the tip of the iceberg,the whole nine yards,under the weather,the shirt off @ back,the ball is in @ court
pull* the plug,pull* the strings,pass* the buck,turn* the tables,turn* the tide,raise the bar,raised the bar,raising the bar,kick* the bucket
beat around the bush,hit the road,hit the sack,hit the hay,hold the fort,hold @ horses,the lion's share,the apple of @ eye,the apple doesn't fall
foot* the bill,clear* the air,the bull by the horns,the cart before the horse,a dead horse,the writing on the wall,tie the knot,tied the knot
the birds and the bees,the grass is greener,the grass is always greener,the pot calling the kettle,take the cake,takes the cake,the wrong tree
when the cat's away,the black sheep of,the devil's advocate`

/** All forms of these expressions, in lower case. */
export const idioms: readonly string[] = expressions
  .split(/[,\n]/)
  .flatMap((each) =>
    each.includes('@') ? owners.map((owner) => each.replace('@', owner)) : [each],
  )
  .flatMap((each) =>
    each.includes('*') ? endings.map((ending) => each.replace('*', ending)) : [each],
  )
