// Where the migrations say that it is. Services read the lists at start too, so they are part of the product.
export * from '../src/catalog/allow-lists.ts';
