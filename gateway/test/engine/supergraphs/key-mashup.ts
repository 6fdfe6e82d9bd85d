import { type Fixture, type FixtureSubgraph, federation, notAsked } from './fixture.ts';

const rooms = [
  { id: '1', publicId: 'public-1', place: { house: 'h1', floor: 'f1', door: 'd1' }, name: 'Attic' },
  { id: '2', publicId: 'public-2', place: { house: 'h1', floor: 'f2', door: 'd2' }, name: 'Cellar' },
];
type Place = { readonly house: string; readonly floor: string; readonly door: string };

const naming: FixtureSubgraph = {
  name: 'naming',
  sdl: `${federation('key', 'v2.5')}
    type Room
      @key(fields: "id", resolvable: true)
      @key(fields: "publicId", resolvable: false)
      @key(fields: "place { house floor }", resolvable: false)
      @key(fields: "id place { floor door }", resolvable: false) {
      id: ID! publicId: ID! place: Place! name: String!
    }
    type Place { house: ID! floor: ID! door: ID! }
  `,
  resolvers: {
    Room: { __resolveReference: ({ id }: { id: string }) => rooms.find((room) => room.id === id) ?? null },
  },
};

type Reference = { readonly id: string; readonly place: Partial<Place>; readonly name?: string };
const roomOf = ({ id, place, name }: Reference) => {
  const room = rooms.find((one) => one.id === id && one.place.floor === place.floor && one.place.door === place.door);
  return room === undefined ? null : { ...room, name };
};

const booking: FixtureSubgraph = {
  name: 'booking',
  sdl: `${federation('key requires external', 'v2.5')}
    type Query { booking: Booking }
    type Booking @key(fields: "id") { id: ID! rooms: [Room!]! }
    type Room
      @key(fields: "place { house floor }", resolvable: false)
      @key(fields: "id place { floor door }", resolvable: true)
      @key(fields: "publicId", resolvable: false)
      @key(fields: "id", resolvable: false) {
      id: ID! publicId: ID! place: Place! name: String! @external label: String! @requires(fields: "name")
    }
    type Place { house: ID! floor: ID! door: ID! }
  `,
  resolvers: {
    Query: { booking: () => ({ id: '100', rooms: rooms.map((room) => ({ ...room, name: undefined })) }) },
    Room: {
      __resolveReference: roomOf,
      label: ({ name }: { name?: string }) =>
        name === undefined ? notAsked('Room.label without name')() : `Room ${name}`,
    },
  },
};

/** Many keys of one entity, resolvable and not; the way out goes by one of them, the way back by another, composite one. */
export const keyMashup: Fixture = {
  name: 'key-mashup',
  subgraphs: () => [naming, booking],
  cases: [
    {
      name: 'out for a required field and back with a composite key',
      query: '{ booking { id rooms { id name label } } }',
      data: {
        booking: {
          id: '100',
          rooms: [
            { id: '1', name: 'Attic', label: 'Room Attic' },
            { id: '2', name: 'Cellar', label: 'Room Cellar' },
          ],
        },
      },
    },
    {
      name: 'the requiring field alone',
      query: '{ booking { rooms { label } } }',
      data: { booking: { rooms: [{ label: 'Room Attic' }, { label: 'Room Cellar' }] } },
    },
    {
      name: 'a part of the composite key that the client asks for too',
      query: '{ booking { rooms { place { house door } label } } }',
      data: {
        booking: {
          rooms: [
            { place: { house: 'h1', door: 'd1' }, label: 'Room Attic' },
            { place: { house: 'h1', door: 'd2' }, label: 'Room Cellar' },
          ],
        },
      },
    },
  ],
};
