import { parseRepoPath, type RepoPath } from "../../core/repoPath.ts";
import type { SharedText } from "../../core/sharedText.ts";

/** Where somebody began to change something who had not before. */
export interface Arrival {
	/** A folder. */
	readonly area: RepoPath;
	/** The file in it that was changed first. */
	readonly file: RepoPath;
	/** Milliseconds since 1970-01-01 UTC. */
	readonly at: number;
	/** Whether it was asked afterwards what surprised them, or that is of no use any more. */
	readonly isAsked: boolean;
}

/**
 * Where somebody arrived, in one text of this machine: so that it is offered once what matters there, and asked once what surprised
 * them. Private. Every change rejects where it cannot be written.
 */
export interface Arrivals {
	has(area: RepoPath): boolean;
	/** Those after which nothing was asked yet, in their order. */
	unasked(): readonly Arrival[];
	/** `false` where it is known already: of two windows one alone is told `true`. */
	add(arrival: Omit<Arrival, "isAsked">): Promise<boolean>;
	/** It is asked; `false` where another window has. */
	ask(area: RepoPath): Promise<boolean>;
	/** Forgets everything, the file itself too. */
	wipe(): Promise<void>;
}

/** Those that are remembered: the oldest go first. */
const mostKept = 500;
/** After so long nobody remembers what surprised them. */
const askedWithinMs = 14 * 86_400_000;
/** The form of the file; one of another form counts as none. */
const version = 1;

/** Kept in `text`. What is damaged in it is left out. `now`: milliseconds since 1970-01-01 UTC. */
export function createArrivals(text: SharedText, now: () => number): Arrivals {
	const change = (edit: (all: Map<RepoPath, Arrival>) => void) =>
		text.change((before) => {
			const all = readArrivals(before);
			edit(all);
			const kept = [...all.values()].slice(-mostKept);
			return kept.length > 0
				? `${JSON.stringify({ version, arrivals: kept })}\n`
				: undefined;
		});
	return {
		has: (area) => readArrivals(text.read()).has(area),
		unasked: () =>
			[...readArrivals(text.read()).values()].filter(
				({ isAsked, at }) => !isAsked && at > now() - askedWithinMs,
			),
		async add(arrival) {
			let isFirst = false;
			await change((all) => {
				isFirst = !all.has(arrival.area);
				if (isFirst) all.set(arrival.area, { ...arrival, isAsked: false });
			});
			return isFirst;
		},
		async ask(area) {
			let isFirst = false;
			await change((all) => {
				const arrival = all.get(area);
				isFirst = arrival !== undefined && !arrival.isAsked;
				if (arrival) all.set(area, { ...arrival, isAsked: true });
			});
			return isFirst;
		},
		wipe: () => text.change(() => undefined),
	};
}

function readArrivals(source: string | undefined): Map<RepoPath, Arrival> {
	const file = parsed(source ?? "");
	const fields = new Map(Object.entries(Object(file)));
	const given = fields.get("arrivals");
	if (fields.get("version") !== version || !Array.isArray(given))
		return new Map();
	return new Map(
		given.flatMap((each: unknown) => {
			const own = new Map(Object.entries(Object(each)));
			const area = pathIn(own.get("area"));
			const file = pathIn(own.get("file"));
			const at = own.get("at");
			return area !== undefined && file && typeof at === "number"
				? [[area, { area, file, at, isAsked: own.get("isAsked") === true }]]
				: [];
		}),
	);
}

function pathIn(value: unknown): RepoPath | undefined {
	return typeof value === "string" ? parseRepoPath(value) : undefined;
}

function parsed(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		return undefined;
	}
}
