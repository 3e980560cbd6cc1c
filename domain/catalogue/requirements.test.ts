import { describe, expect, test } from 'vitest';
import { defaultAttributes } from '../testing.ts';
import { shippedCatalogue } from './load.ts';
import { requiredMaterials, supplierOf, unitOf } from './requirements.ts';
import type { ProjectAttributes } from './types.ts';

const catalogue = shippedCatalogue();
const with_ = (more: ProjectAttributes): ProjectAttributes => ({
  ...defaultAttributes,
  ...more,
});

describe('required materials', () => {
  test('a land listing demands its papers in order', () => {
    const node = catalogue.nodes.get('0404')!;
    const attributes = with_({ newConstructionLand: true });
    expect(requiredMaterials(catalogue, attributes, '0404')).toEqual(node.materials);
  });

  test('a paper of a skipped node is not demanded', () => {
    const materials = requiredMaterials(catalogue, with_({ newConstructionLand: false }), '0404');
    expect(materials).not.toContain('M029');
    expect(materials).toContain('M025');
  });

  test('somebody stands in for a skipped node', () => {
    const attributes = with_({ newCompany: false });
    expect(requiredMaterials(catalogue, attributes, '0301')).toContain('M001');
    expect(supplierOf(catalogue, attributes, 'M001')).toEqual({ kind: 'enterprise' });
    expect(supplierOf(catalogue, with_({}), 'M001')).toEqual({ kind: 'node', node: '0203' });
  });

  test('standing in may be tied to a condition', () => {
    const leased = with_({ landMode: 'existing' });
    expect(requiredMaterials(catalogue, leased, '0702')).toContain('M036');
    expect(supplierOf(catalogue, leased, 'M036')).toEqual({ kind: 'enterprise' });
    const landless = with_({ landMode: 'none' });
    expect(requiredMaterials(catalogue, landless, '0702')).not.toContain('M036');
    expect(supplierOf(catalogue, landless, 'M036')).toBeUndefined();
  });

  test('an unknown code is a fault', () => {
    expect(() => requiredMaterials(catalogue, with_({}), '9999')).toThrow('unknown node 9999');
    expect(() => supplierOf(catalogue, with_({}), 'M999')).toThrow('unknown material M999');
  });
});

describe('suppliers', () => {
  test('the place stands in for its unit', () => {
    expect(unitOf(catalogue, '@SITE', 'XZ04')).toBe('XZ04');
    expect(unitOf(catalogue, 'FGW', 'XZ04')).toBe('FGW');
    expect(() => unitOf(catalogue, '@SITE', 'XZ99')).toThrow('unknown unit XZ99');
  });

  test('proof of premises comes from the place', () => {
    expect(supplierOf(catalogue, with_({}), 'M011')).toEqual({ kind: 'unit', unit: '@SITE' });
  });
});
