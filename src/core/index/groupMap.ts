/**
 * Values by key, where most keys have one: that one is kept bare, which for 10,000 keys saves as many arrays.
 * Values must not be arrays.
 */
export interface GroupMap<K, V extends object> {
	keys(): Iterable<K>;
	/** In the order of adding; empty for an unknown key. */
	get(key: K): readonly V[];
	/** How many values the key has now. */
	add(key: K, value: V): number;
	/** How many are left. A value that is not there changes nothing. */
	delete(key: K, value: V): number;
}

/** An empty map. */
export function createGroupMap<K, V extends object>(): GroupMap<K, V> {
	const groups = new Map<K, V | V[]>();
	return {
		keys: () => groups.keys(),
		get(key) {
			const group = groups.get(key);
			if (group === undefined) return [];
			return Array.isArray(group) ? group : [group];
		},
		add(key, value) {
			const group = groups.get(key);
			if (group === undefined) groups.set(key, value);
			else if (Array.isArray(group)) group.push(value);
			else groups.set(key, [group, value]);
			return group === undefined ? 1 : (groups.get(key) as V[]).length;
		},
		delete(key, value) {
			const group = groups.get(key);
			if (group === undefined) return 0;
			const left = (Array.isArray(group) ? group : [group]).filter(
				(other) => other !== value,
			);
			const [first] = left;
			if (first === undefined) groups.delete(key);
			else groups.set(key, left.length === 1 ? first : left);
			return left.length;
		},
	};
}
