import type { Keyed } from "./mergeSequence.ts";
import type { Versions } from "./mergeSettings.ts";
import { type NotePart, partKinds } from "./splitNote.ts";

/** A part, by which it is told in all three versions. */
export interface KeyedPart extends NotePart, Keyed {}

/**
 * Gives the same part of each version the same key: by its name, else by what names it loosely, else by what it says, which is so for a
 * renamed section. Of what is new, sections of one name are the same; replies and anchors are if they say the same.
 */
export function matchParts({
	base,
	ours,
	theirs,
}: Versions<readonly NotePart[]>): Versions<readonly KeyedPart[]> {
	const known = withKeys(base, (part) => `${part.kind} ${part.name}`);
	return {
		base: known,
		ours: matched(known, ours),
		theirs: matched(known, theirs),
	};
}

function withKeys(
	parts: readonly NotePart[],
	keyOf: (part: NotePart) => string,
): readonly KeyedPart[] {
	const counts = new Map<string, number>();
	return parts.map((part) => {
		const key = keyOf(part);
		const count = (counts.get(key) ?? 0) + 1;
		counts.set(key, count);
		return { ...part, key: `${key}\n${count}` };
	});
}

function matched(
	base: readonly KeyedPart[],
	side: readonly NotePart[],
): readonly KeyedPart[] {
	const keys = new Map<NotePart, string>();
	const taken = new Set<KeyedPart>();
	const passes: ((part: NotePart) => string)[] = [
		({ name, content }) => `${name}\n${content}`,
		({ name }) => name,
		({ looseName }) => looseName,
		({ body }) => body.trim(),
	];
	for (const [pass, nameOf] of passes.entries()) {
		const free = rowsBy(
			base.filter((part) => !taken.has(part)),
			(part) => `${part.kind} ${nameOf(part)}`,
		);
		for (const part of side) {
			const says = nameOf(part);
			if (keys.has(part) || (says === "" && pass === passes.length - 1))
				continue;
			const other = free.get(`${part.kind} ${says}`)?.shift();
			if (!other) continue;
			keys.set(part, other.key);
			taken.add(other);
		}
	}
	const added = withKeys(
		side.filter((part) => !keys.has(part)),
		(part) =>
			part.kind === "reply" || part.kind === "anchor"
				? `new ${part.kind} ${part.content}`
				: `new ${part.kind} ${part.name}`,
	)[Symbol.iterator]();
	return side.map((part) => {
		const key = keys.get(part);
		return key === undefined
			? (added.next().value as KeyedPart)
			: { ...part, key };
	});
}

function rowsBy(
	parts: readonly KeyedPart[],
	nameOf: (part: NotePart) => string,
): ReadonlyMap<string, KeyedPart[]> {
	const rows = new Map<string, KeyedPart[]>();
	for (const part of parts) {
		const row = rows.get(nameOf(part));
		if (row) row.push(part);
		else rows.set(nameOf(part), [part]);
	}
	return rows;
}

/** The order of parts that both sides put at one place. */
export function isPartBefore(a: NotePart, b: NotePart): boolean {
	const order = partKinds.indexOf(a.kind) - partKinds.indexOf(b.kind);
	if (order !== 0) return order < 0;
	if (a.date !== b.date) return a.date < b.date;
	return a.content < b.content;
}
