import type { PageEntry } from "../combine/page/pageEntry.ts";

/** An entry at its place: columns go with time, lanes keep together what is tied. Both 0-based. */
export interface GraphNode {
	readonly entry: PageEntry;
	readonly column: number;
	readonly lane: number;
}

/** One tie of two entries; `from` is the one that supersedes. */
export interface GraphEdge {
	readonly from: string;
	readonly to: string;
	readonly is: "supersedes" | "related";
}

/** A drawing before it is drawn. */
export interface GraphLayout {
	/** In the order of time. */
	readonly nodes: readonly GraphNode[];
	readonly edges: readonly GraphEdge[];
	/** Labels of the columns: months, `YYYY-MM`; the first may be empty, for entries without a date. */
	readonly columns: readonly string[];
	readonly lanes: number;
}

/** More would be no picture any more: those of the latest groups are drawn. */
const mostNodes = 400;

/** Lays out the entries that are tied to others; each group of tied ones has lanes of its own, the group with the latest one first. */
export function layOut(entries: readonly PageEntry[]): GraphLayout {
	const byKey = new Map(entries.map((entry) => [entry.key, entry]));
	const edges = edgesOf(entries, byKey);
	const groups = groupsOf(edges, byKey).sort((one, other) =>
		(latest(other) + (other[0]?.key ?? "")).localeCompare(
			latest(one) + (one[0]?.key ?? ""),
			"en",
		),
	);
	const shown: PageEntry[][] = [];
	let count = 0;
	for (const group of groups) {
		if (count > 0 && count + group.length > mostNodes) break;
		shown.push(group);
		count += group.length;
	}
	const columns = [
		...new Set(shown.flat().map((entry) => (entry.date ?? "").slice(0, 7))),
	].sort();
	const columnOf = new Map(columns.map((label, at) => [label, at]));
	const nodes: GraphNode[] = [];
	let firstLane = 0;
	for (const group of shown) {
		/** The last column that is taken in each lane of the group. */
		const taken: number[] = [];
		for (const entry of group.toSorted(inTime)) {
			const column = columnOf.get((entry.date ?? "").slice(0, 7)) ?? 0;
			const free = taken.findIndex((last) => last < column);
			const lane = free < 0 ? taken.length : free;
			taken[lane] = column;
			nodes.push({ entry, column, lane: firstLane + lane });
		}
		firstLane += taken.length;
	}
	const isShown = new Set(nodes.map(({ entry }) => entry.key));
	return {
		nodes: nodes.toSorted((one, other) => inTime(one.entry, other.entry)),
		edges: edges.filter(({ from, to }) => isShown.has(from) && isShown.has(to)),
		columns,
		lanes: firstLane,
	};
}

function edgesOf(
	entries: readonly PageEntry[],
	byKey: ReadonlyMap<string, PageEntry>,
): readonly GraphEdge[] {
	const edges = new Map<string, GraphEdge>();
	for (const { key, supersedes } of entries)
		for (const to of supersedes)
			if (byKey.has(to) && to !== key)
				edges.set(pair(key, to), { from: key, to, is: "supersedes" });
	for (const { key, related } of entries)
		for (const to of related)
			if (byKey.has(to) && to !== key && !edges.has(pair(key, to)))
				edges.set(pair(key, to), { from: key, to, is: "related" });
	return [...edges.values()];
}

function pair(one: string, other: string): string {
	return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

function groupsOf(
	edges: readonly GraphEdge[],
	byKey: ReadonlyMap<string, PageEntry>,
): PageEntry[][] {
	const near = new Map<string, string[]>();
	for (const { from, to } of edges) {
		near.set(from, [...(near.get(from) ?? []), to]);
		near.set(to, [...(near.get(to) ?? []), from]);
	}
	const met = new Set<string>();
	const groups: PageEntry[][] = [];
	for (const start of near.keys()) {
		if (met.has(start)) continue;
		const group: PageEntry[] = [];
		const open = [start];
		met.add(start);
		for (let key = open.pop(); key !== undefined; key = open.pop()) {
			const entry = byKey.get(key);
			if (entry) group.push(entry);
			for (const next of near.get(key) ?? [])
				if (!met.has(next)) {
					met.add(next);
					open.push(next);
				}
		}
		groups.push(group);
	}
	return groups;
}

function latest(group: readonly PageEntry[]): string {
	return group.reduce((last, { date = "" }) => (date > last ? date : last), "");
}

function inTime(one: PageEntry, other: PageEntry): number {
	const [early, late] = [one.date ?? "", other.date ?? ""];
	if (early !== late) return early < late ? -1 : 1;
	return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}
