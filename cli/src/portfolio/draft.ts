import type { PropertyKind } from './property-kind.ts';

/** A property as a row of the file describes it, ready to be sent. */
export type Draft = {
  readonly line: number;
  readonly externalId: string;
  readonly community: string;
  readonly name: string;
  readonly kind: PropertyKind;
  readonly address: {
    readonly line1: string;
    readonly city: string;
    readonly region: string | null;
    readonly postalCode: string | null;
    readonly country: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
  };
  readonly managementCompany: string | null;
  readonly notes: string;
  /** How many units, numbered from 1. */
  readonly units: number;
};

/** Something to tell about a line of the file. `field` is a header of the file; null for the line as a whole. */
export type Remark = { readonly line: number; readonly field: string | null; readonly reason: string };

/** What every property of the file shares. */
export type PlaceDefaults = { readonly city: string; readonly region: string | null; readonly country: string };
