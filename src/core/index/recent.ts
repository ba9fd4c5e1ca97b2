/** What was made lately from objects, so that asking again is cheap and not asking again costs no memory. */
export interface Recent<K extends object, V> {
	/** What was made from `key`, or is made now. */
	get(key: K): V;
}

/** Keeps between `count` and twice as many. A change of the object behind a key is not noticed: use a new object. */
export function createRecent<K extends object, V>(
	count: number,
	make: (key: K) => V,
): Recent<K, V> {
	let young = new Map<K, V>();
	let old = new Map<K, V>();
	return {
		get(key) {
			const known = young.get(key);
			if (known !== undefined) return known;
			const value = old.get(key) ?? make(key);
			if (young.size >= count) {
				old = young;
				young = new Map();
			}
			young.set(key, value);
			return value;
		},
	};
}
