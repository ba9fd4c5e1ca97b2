/** A value in JSON or TOML source, with its place. Offsets count UTF-16 units; `end` is exclusive. */
export interface SourceNode {
	readonly type: "string" | "array" | "object" | "other";
	readonly start: number;
	readonly end: number;
	/** What a string means; `undefined` for everything else. */
	readonly value: string | undefined;
	/** Items of an array, members of an object. */
	readonly items: readonly SourceItem[];
}

/** An item of an array, or a member of an object. */
export interface SourceItem {
	/** Where its own text begins: at the key of a member. */
	readonly start: number;
	/** Behind its value. */
	readonly end: number;
	/** Offset of the comma behind it, or `undefined`. */
	readonly comma: number | undefined;
	/** Decoded key of a member. */
	readonly key: string | undefined;
	readonly value: SourceNode;
}

/** The value of a member of an object, or `undefined`. The last of several counts. */
export function memberOf(
	node: SourceNode | undefined,
	key: string,
): SourceNode | undefined {
	return node?.items.findLast((item) => item.key === key)?.value;
}

/** The strings among an array's items; `undefined` when it is no array. */
export function stringsOf(
	node: SourceNode | undefined,
): readonly string[] | undefined {
	if (node?.type !== "array") return undefined;
	return node.items.flatMap(({ value }) =>
		value.value === undefined ? [] : [value.value],
	);
}
