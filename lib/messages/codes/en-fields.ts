/** English sentences of what is wrong with a field of what is sent, or with a parameter of an address. */
export const enFields = {
  'field.unknown':
    'There is no field “{field}” here.{near:? Did you mean “#”?}{choices:? There are: #.} Correct its name, remove it, or put it into “extra” of the document, node or edge.',
  'field.required': 'The field{field:? “#”} is missing here. Add it{choices:?, with one of #}.',
  'field.misspelt':
    'There is no “{field}” here, and “{meant}” is missing. Rename “{field}” to “{meant}”{choices:?, which takes one of #}.',
  'field.notText': 'This field takes a text{given:?, not #}. Write its value as a JSON string.',
  'field.notNumber':
    'This field takes a number{given:?, not #}. Write its value as a JSON number, without quotes.',
  'field.notInteger':
    'This field takes a whole number{given:?, not #}. Write its value without a fraction.',
  'field.notBoolean':
    'This field takes true or false{given:?, not #}. Write one of them, without quotes.',
  'field.notList': 'This field takes a list{given:?, not #}. Put its value between “[” and “]”.',
  'field.notObject':
    'This field takes an object{given:?, not #}. Put its named fields between “{” and “}”.',
  'field.choice': 'This field must be one of {choices}{given:?, not #}. Choose one of these.',
  'field.choiceUnknown': '“{value}” is not known as “{field}”. Choose one of {choices}.',
  'field.textTooLong':
    'This text is longer than {limit} characters{length:?: it has #}. Shorten it.',
  'field.textTooShort': 'This text needs a length of at least {limit}. Write more.',
  'field.listTooLong':
    'This list has more than {limit} entries{length:?: it has #}. Take some out.',
  'field.listTooShort': 'This list needs a length of at least {limit}. Add to it.',
  'field.numberTooBig': 'This number may be at most {limit}{given:?, not #}. Give a smaller one.',
  'field.numberTooSmall':
    'This number must be at least {limit}{given:?, not #}. Give a greater one.',
  'field.numberNotAbove':
    'This number must be greater than {limit}{given:?, not #}. Give a greater one.',
  'field.invalid':
    'This field does not have the form that is expected. See the documentation for it.',
  'query.unknown':
    'There is no parameter “{field}” here.{near:? Did you mean “#”?}{choices:? There are: #.} Correct its name, or leave it out.',
  'query.twice': 'The parameter “{field}” is given {count} times. Give it once.',
  'query.required': 'The parameter “{field}” is missing. Add it{choices:?, with one of #}.',
  'query.choice':
    'The parameter “{field}” must be one of {choices}; yours is “{given}”. Choose one of these.',
  'query.notInteger':
    'The parameter “{field}” takes a whole number, such as 20; yours is “{given}”. Correct it.',
  'query.numberTooBig':
    'The parameter “{field}” may be at most {limit}; yours is {given}. Give a smaller number.',
  'query.numberTooSmall':
    'The parameter “{field}” must be at least {limit}; yours is {given}. Give a greater number.',
  'query.textTooLong':
    'The parameter “{field}” is longer than {limit} characters: it has {length}. Shorten it.',
  'query.form': 'The parameter “{field}” is not written as expected: {expected}. Correct it.',
  'query.notApplicable':
    'The parameter “{field}” means nothing for a file of type {mediaType}. Leave it out.',
  'query.cropOutside':
    'The parameter “{field}” is in percent, from 0 to 100 of the picture; yours reaches to {right} across and {bottom} down. Move it in, or make it smaller.',
  'query.sideOutside':
    'The parameter “{field}” is from 1 to {limit} pixels; yours is {given}. Give a number within.',
  'query.tooManyPixels':
    'With this “{field}” the picture would be {width} × {height} pixels; {limit} a side and {megapixels} million in all are made at most. Give less.',
  'query.marksTooMany':
    'The parameter “{field}” holds {count} marks; there may be {limit} at most. Take some out.',
  'query.markOutside':
    'The mark “{mark}” in “{field}” is in percent, from 0 to 100 of the picture; it reaches to {right} across and {bottom} down. Move it in, or make it smaller.',
  'query.markCornersTooMany':
    'The mark “{mark}” in “{field}” has {count} corners; a mark has {limit} at most. Take some out.',
  'query.clipOutside':
    'The parameter “{field}” is from 0 to {length} seconds of this sound; yours begins at {start} and ends at {end}. Choose seconds within.',
  'query.together':
    'The parameters “{field}” and “{other}” exclude each other. Leave one of them out.',
} as const
