import type { Limit } from '../calendar/calendar.ts';
import type {
  AttributeDefinition,
  AttributeValue,
  Catalogue,
  NodeCode,
  NodeDefinition,
  ProjectAttributes,
  Rule,
  Statutory,
} from './types.ts';

/** A comparison with an attribute that the project lacks does not hold. */
export function holds(rule: Rule, attributes: ProjectAttributes): boolean {
  if ('all' in rule) return rule.all.every((part) => holds(part, attributes));
  if ('any' in rule) return rule.any.some((part) => holds(part, attributes));
  if ('not' in rule) return !holds(rule.not, attributes);
  const actual = attributes[rule.attr];
  if (actual === undefined) return false;
  switch (rule.op) {
    case 'eq':
      return actual === rule.value;
    case 'in':
      return Array.isArray(rule.value) && rule.value.includes(actual);
    case 'gte':
      return typeof actual === 'number' && typeof rule.value === 'number' && actual >= rule.value;
  }
}

/** Whether a node is part of a project with these attributes; one without a rule always is. */
export function appliesTo(node: NodeDefinition, attributes: ProjectAttributes): boolean {
  return node.appliesWhen === undefined || holds(node.appliesWhen.rule, attributes);
}

/** Codes of the nodes of a project with these attributes, in catalogue order. */
export function applicable(
  catalogue: Catalogue,
  attributes: ProjectAttributes,
): ReadonlySet<NodeCode> {
  const codes = new Set<NodeCode>();
  for (const node of catalogue.nodes.values()) {
    if (appliesTo(node, attributes)) codes.add(node.code);
  }
  return codes;
}

/**
 * The promised limit (承诺时限) of a node: that of its first variant whose rule holds, else its own.
 * Source: lifecycle catalogue, `limit` and `variants`.
 */
export function limitOf(node: NodeDefinition, attributes: ProjectAttributes): Limit {
  return variantOf(node, attributes).limit;
}

/** The legal limit (法定时限) of a node, by the same choice; null: the law fixes none. */
export function statutoryOf(node: NodeDefinition, attributes: ProjectAttributes): Statutory | null {
  return variantOf(node, attributes).statutory;
}

const variantOf = (node: NodeDefinition, attributes: ProjectAttributes) =>
  node.variants.find((variant) => holds(variant.when, attributes)) ?? node;

/**
 * What is wrong with a project's attributes, a sentence each, empty where nothing is; an attribute
 * left out counts as missing.
 */
export function checkAttributes(catalogue: Catalogue, attributes: ProjectAttributes): string[] {
  const faults: string[] = [];
  for (const definition of catalogue.attributes) {
    const value = attributes[definition.key];
    if (value === undefined) faults.push(`attribute ${definition.key} is missing`);
    else if (!isValueOf(definition, value)) {
      faults.push(`attribute ${definition.key} must be ${expected(definition)}, not ${value}`);
    }
  }
  const known = new Set(catalogue.attributes.map(({ key }) => key));
  for (const key of Object.keys(attributes)) {
    if (!known.has(key)) faults.push(`unknown attribute ${key}`);
  }
  return faults;
}

/** Numbers are amounts in the attribute's own unit: finite and never below 0. */
export function isValueOf(definition: AttributeDefinition, value: AttributeValue): boolean {
  switch (definition.type) {
    case 'enum':
      return typeof value === 'string' && definition.values.includes(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  }
}

/** What a value of the attribute looks like, for the sentence of a fault. */
export function expected(definition: AttributeDefinition): string {
  if (definition.type === 'enum') return `one of ${definition.values.join(', ')}`;
  return definition.type === 'boolean' ? 'true or false' : 'a number of at least 0';
}
