import type { Random } from './random.ts';

const givenNames = ['Aaliyah', 'Adrian', 'Aisha', 'Alejandro', 'Amara', 'Andre', 'Anna', 'Anthony', 'Beatriz', 'Brian', 'Camila', 'Carlos', 'Chen', 'Chloe', 'Daniel', 'Darnell', 'Deepa', 'Diego', 'Elena', 'Emeka', 'Emily', 'Fatima', 'Felix', 'Gabriela', 'George', 'Grace', 'Hana', 'Hassan', 'Ines', 'Isaac', 'Ivana', 'Jamal', 'Jasmine', 'Jorge', 'Joyce', 'Karim', 'Katarzyna', 'Keisha', 'Kenji', 'Lakshmi', 'Latoya', 'Laura', 'Leon', 'Lucia', 'Marcus', 'Maria', 'Marek', 'Mei', 'Michael', 'Mohammed', 'Nadia', 'Natalia', 'Ngozi', 'Noah', 'Olga', 'Omar', 'Patrick', 'Priya', 'Rachel', 'Rafael', 'Rosa', 'Samuel', 'Sarah', 'Sofia', 'Tamika', 'Thomas', 'Tunde', 'Valeria', 'Victor', 'Wei', 'Xavier', 'Yasmin', 'Yusuf', 'Zofia'];
const familyNames = ['Adams', 'Ahmed', 'Alvarez', 'Anderson', 'Bailey', 'Banks', 'Brown', 'Castillo', 'Chang', 'Cohen', 'Cruz', 'Davis', 'Delgado', 'Diaz', 'Evans', 'Farouk', 'Fernandez', 'Flores', 'Foster', 'Garcia', 'Gonzalez', 'Green', 'Gupta', 'Hall', 'Harris', 'Hernandez', 'Howard', 'Hussein', 'Ivanov', 'Jackson', 'James', 'Jimenez', 'Johnson', 'Jones', 'Kaminski', 'Khan', 'Kim', 'Kowalski', 'Lee', 'Lewis', 'Lin', 'Lopez', 'Malik', 'Martinez', 'Mensah', 'Mitchell', 'Moore', 'Morales', 'Murphy', 'Nguyen', 'Novak', 'Nowak', 'OBrien', 'Okafor', 'Ortiz', 'Parker', 'Patel', 'Perez', 'Petrov', 'Phillips', 'Ramirez', 'Reyes', 'Rivera', 'Robinson', 'Rodriguez', 'Sanchez', 'Santos', 'Scott', 'Shah', 'Singh', 'Smith', 'Sullivan', 'Taylor', 'Thompson', 'Torres', 'Walker', 'Washington', 'White', 'Williams', 'Wilson', 'Wojcik', 'Wong', 'Wright', 'Young', 'Zhang', 'Zielinski'];

export type Person = { readonly fullName: string; readonly email: string; readonly phone: string };

/** An invented person. The e-mail domain is reserved for examples and the phone numbers are of the block kept for fiction. */
export const inventPerson = (random: Random, number: number): Person => {
  const given = random.pick(givenNames);
  const family = random.pick(familyNames);
  return {
    fullName: `${given} ${family}`,
    email: `${given}.${family}.${number}@mail.example`.toLowerCase(),
    phone: `+1 312 555 01${String(random.integer(0, 99)).padStart(2, '0')}`,
  };
};
