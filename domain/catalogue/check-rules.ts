import { expected, isValueOf } from './applies.ts';
import type { Report } from './faults.ts';
import type { Parts } from './parts.ts';
import type { AttributeDefinition, Rule } from './types.ts';

/** Rules compare attributes that exist with values these can have. */
export function checkAttributeRules(parts: Parts, report: Report): void {
  for (const definition of parts.attributes) {
    if (!isValueOf(definition, definition.default)) {
      const place = `catalogue projectAttributes ${definition.key} default`;
      report(place, `must be ${expected(definition)}, not ${definition.default}`);
    }
  }
  for (const { code, appliesWhen, variants } of parts.nodes) {
    const place = `catalogue nodes ${code}`;
    if (appliesWhen) checkRule(appliesWhen.rule, `${place} appliesWhen`, parts, report);
    variants.forEach((variant, index) => {
      checkRule(variant.when, `${place} variants.${index}.when`, parts, report);
    });
  }
  for (const { code, fallback } of parts.materials) {
    if (fallback?.when) checkRule(fallback.when, `materials ${code} fallback`, parts, report);
  }
}

function checkRule(rule: Rule, place: string, parts: Parts, report: Report): void {
  if ('all' in rule || 'any' in rule) {
    const inner = 'all' in rule ? rule.all : rule.any;
    for (const part of inner) checkRule(part, place, parts, report);
    return;
  }
  if ('not' in rule) {
    checkRule(rule.not, place, parts, report);
    return;
  }
  if (!parts.codes.attributes.includes(rule.attr)) {
    report(place, `unknown attribute ${rule.attr}`);
    return;
  }
  const definition = parts.attributes.find(({ key }) => key === rule.attr);
  if (definition) checkComparison(rule, definition, place, report);
}

function checkComparison(
  { attr, op, value }: Extract<Rule, { op: string }>,
  definition: AttributeDefinition,
  place: string,
  report: Report,
): void {
  if (op === 'gte' && definition.type !== 'number') {
    report(place, `gte needs a number, and ${attr} is ${definition.type}`);
    return;
  }
  if (Array.isArray(value) !== (op === 'in')) {
    report(place, `${op} takes ${op === 'in' ? 'a list' : 'one value'}`);
    return;
  }
  for (const one of [value].flat()) {
    if (!isValueOf(definition, one)) {
      report(place, `${attr} must be ${expected(definition)}, not ${one}`);
    }
  }
}
