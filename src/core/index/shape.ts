// Readers of parsed JSON: each returns the value in its type, or throws what `damagedAsUndefined` catches.

class Damaged extends Error {}

/** What `read` returns; `undefined` when it meets JSON that is not of the form, or no JSON. */
export function damagedAsUndefined<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (error instanceof Damaged || error instanceof SyntaxError)
			return undefined;
		throw error;
	}
}

/** A text. */
export function text(value: unknown): string {
	if (typeof value !== "string") throw new Damaged();
	return value;
}

/** A whole number from 0. */
export function number(value: unknown): number {
	if (!Number.isSafeInteger(value) || (value as number) < 0)
		throw new Damaged();
	return value as number;
}

/** One of the given values. */
export function oneOf<T>(allowed: readonly T[]): (value: unknown) => T {
	return (value) => {
		if (value === undefined || !allowed.includes(value as T))
			throw new Damaged();
		return value as T;
	};
}

/** `null`, which is how JSON writes `undefined` in a list, or what `read` reads. */
export function optional<T>(
	value: unknown,
	read: (value: unknown) => T,
): T | undefined {
	return value === null ? undefined : read(value);
}

/** A list of what `read` reads. */
export function list<T>(
	value: unknown,
	read: (value: unknown) => T,
): readonly T[] {
	if (!Array.isArray(value)) throw new Damaged();
	return value.map((item: unknown) => read(item));
}

/** A list of exactly so many. */
export function parts(value: unknown, count: number): readonly unknown[] {
	if (!Array.isArray(value) || value.length !== count) throw new Damaged();
	return value;
}
