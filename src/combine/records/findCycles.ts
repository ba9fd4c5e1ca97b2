import { msg } from "../../core/message.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import type { DecisionRecord } from "./decisionRecord.ts";
import type { RecordFinding } from "./recordFinding.ts";

/** Records that supersede each other in a circle: a finding for each circle, in the first of its records that says so. */
export function findCycles(
	records: readonly DecisionRecord[],
): RecordFinding[] {
	const next = new Map<RepoPath, Set<RepoPath>>();
	const edge = (from: RepoPath, to: RepoPath) => {
		const targets = next.get(from);
		if (targets) targets.add(to);
		else next.set(from, new Set([to]));
	};
	for (const { path, links } of records)
		for (const { is, target } of links) {
			if (target === undefined) continue;
			if (is === "supersedes") edge(path, target);
			else if (is === "superseded-by") edge(target, path);
		}
	const byPath = new Map(records.map((record) => [record.path, record]));
	return circles(next).map((circle) => {
		const [first = records[0]?.path ?? ("" as RepoPath)] = circle;
		const link = byPath
			.get(first)
			?.links.find(
				({ target, is }) =>
					target !== undefined &&
					circle.includes(target) &&
					(is === "supersedes" || is === "superseded-by"),
			);
		return {
			code: "record-cycle",
			severity: "warning",
			lines: link?.lines ?? { start: 1, end: 1 },
			found: shortenFound([...circle, first].map(baseName).join(" → ")),
			expected: msg`one that is not superseded`,
			file: { visibility: "published", path: first },
			fix: undefined,
		};
	});
}

/** A circle through each knot of the graph that has one, the smallest path first. Walks without recursion. */
function circles(
	next: ReadonlyMap<RepoPath, ReadonlySet<RepoPath>>,
): RepoPath[][] {
	const done = new Set<RepoPath>();
	const found: RepoPath[][] = [];
	for (const start of [...next.keys()].sort()) {
		if (done.has(start)) continue;
		const way: RepoPath[] = [start];
		const onWay = new Map<RepoPath, number>([[start, 0]]);
		const rest: Iterator<RepoPath>[] = [targets(next, start)];
		while (way.length > 0) {
			const step = rest.at(-1)?.next();
			const here = way.at(-1) ?? start;
			if (!step || step.done) {
				done.add(here);
				onWay.delete(here);
				way.pop();
				rest.pop();
				continue;
			}
			const at = onWay.get(step.value);
			if (at !== undefined) found.push(turned(way.slice(at)));
			else if (!done.has(step.value)) {
				onWay.set(step.value, way.length);
				way.push(step.value);
				rest.push(targets(next, step.value));
			}
		}
	}
	return found;
}

function targets(
	next: ReadonlyMap<RepoPath, ReadonlySet<RepoPath>>,
	from: RepoPath,
): Iterator<RepoPath> {
	return (next.get(from) ?? new Set<RepoPath>())[Symbol.iterator]();
}

function turned(circle: readonly RepoPath[]): RepoPath[] {
	const first = circle.indexOf([...circle].sort()[0] ?? ("" as RepoPath));
	return [...circle.slice(first), ...circle.slice(0, first)];
}
