/** Whether a value that came from elsewhere is a `T`. */
export type Test<T> = (value: unknown) => value is T;

/** A string. */
export function isText(value: unknown): value is string {
	return typeof value === "string";
}

/** One of these strings. */
export function isEither<const T extends string>(
	...all: readonly T[]
): Test<T> {
	return (value): value is T => all.includes(value as T);
}

/** `undefined`, which messages and JSON may leave out, or what `is` tells. */
export function isMaybe<T>(is: Test<T>): Test<T | undefined> {
	return (value): value is T | undefined => value === undefined || is(value);
}

/** A list of what `is` tells, be it empty. */
export function isListOf<T>(is: Test<T>): Test<readonly T[]> {
	return (value): value is readonly T[] =>
		Array.isArray(value) && value.every(is);
}

/** An object that has at least these parts. */
export function isShape<T extends object>(
	parts: {
		readonly [K in keyof T]-?: Test<T[K]>;
	},
): Test<T> {
	const tests = Object.entries(parts) as [string, Test<unknown>][];
	return (value): value is T =>
		typeof value === "object" &&
		value !== null &&
		tests.every(([name, is]) => is((value as Record<string, unknown>)[name]));
}
