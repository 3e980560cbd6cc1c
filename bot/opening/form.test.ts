import { expect, test } from 'vitest';
import { NOTHING, openingFields } from '../../cards/opening/actions.ts';
import { world } from '../../domain/testing.ts';
import { freshBody, withAnswers } from './form.ts';

const { attributes } = world.catalogue;

test('every choice of the catalogue is read as it was made', () => {
  for (const definition of attributes) {
    const choices = definition.type === 'enum' ? definition.values : [];
    for (const choice of choices) {
      const body = withAnswers(
        freshBody('甲项目'),
        { [openingFields.answer(definition.key)]: choice },
        attributes,
      );
      expect(body.attributes[definition.key]).toBe(choice);
    }
  }
});

test('no stage that is done is nothing', () => {
  const values = { [openingFields.doneStage]: NOTHING };
  expect(withAnswers(freshBody('甲项目'), values, attributes).doneStage).toBe('');
});
