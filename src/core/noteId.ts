declare const noteIdBrand: unique symbol;

/** 8 characters of lower-case Crockford base 32, the first a letter. */
export type NoteId = string & { readonly [noteIdBrand]: true };

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const letters = "abcdefghjkmnpqrstvwxyz";
const pattern = /^[abcdefghjkmnpqrstvwxyz][0-9abcdefghjkmnpqrstvwxyz]{7}$/;

/** `text` as an id, or `undefined` if it is not of the form. */
export function parseNoteId(text: string): NoteId | undefined {
	return pattern.test(text) ? (text as NoteId) : undefined;
}

/** A new id from at least 8 random bytes (more are ignored). About 39 bits: 10,000 notes collide once in 10,000 repositories. */
export function makeNoteId(random: Uint8Array): NoteId {
	let id = letters[(random[0] ?? 0) % letters.length] ?? "a";
	for (let i = 1; i < 8; i++) id += alphabet[(random[i] ?? 0) & 31];
	return id as NoteId;
}
