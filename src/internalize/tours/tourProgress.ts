import type { RepoPath } from "../../core/repoPath.ts";
import type { SharedText } from "../../core/sharedText.ts";

/** How far somebody has come in a tour. */
export interface TourMark {
	/** The step that was shown last, 0-based; it may have gone since. */
	readonly step: number;
	/** Whether the last step was once shown, and left. */
	readonly isDone: boolean;
	/** Steps whose trial ended well, 0-based, in their order; left out where there are none. */
	readonly tried?: readonly number[];
}

/** How far somebody has come in tours. Private: on this machine alone. */
export interface TourProgress {
	/** `undefined` of a tour that was never begun; by the path of its file. */
	of(tour: RepoPath): TourMark | undefined;
	/** Rejects where it cannot be written. What was tried stays so. */
	mark(tour: RepoPath, mark: Omit<TourMark, "tried">): Promise<void>;
	/** What a step (0-based) offers to be tried ended well. Rejects where it cannot be written. */
	markTried(tour: RepoPath, step: number): Promise<void>;
	/** Forgets one tour, or all where none is given; once nothing is left, so is the file. */
	forget(tour?: RepoPath): Promise<void>;
}

/** Kept in one text. What is no progress in it counts as none. */
export function createTourProgress(text: SharedText): TourProgress {
	const change = (edit: (tours: Map<string, TourMark>) => void) =>
		text.change((before) => {
			const tours = readKept(before);
			edit(tours);
			return tours.size > 0
				? `${JSON.stringify({ version: 1, tours: Object.fromEntries(tours) })}\n`
				: undefined;
		});
	return {
		of: (tour) => readKept(text.read()).get(tour),
		mark: (tour, { step, isDone }) =>
			change((tours) =>
				tours.set(tour, { ...tours.get(tour), ...{ step, isDone } }),
			),
		markTried: (tour, step) =>
			change((tours) => {
				const before = tours.get(tour) ?? { step, isDone: false };
				const tried = [...new Set([...(before.tried ?? []), step])];
				tours.set(tour, { ...before, tried: tried.sort((a, b) => a - b) });
			}),
		forget: (tour) =>
			change((tours) => {
				if (tour === undefined) tours.clear();
				else tours.delete(tour);
			}),
	};
}

function readKept(text: string | undefined): Map<string, TourMark> {
	const tours = fieldsOf(parsed(text ?? "")).get("tours");
	return new Map(
		[...fieldsOf(tours)].flatMap(([path, mark]) => {
			const fields = fieldsOf(mark);
			const step = fields.get("step");
			const given = fields.get("tried");
			const tried = Array.isArray(given) ? given.filter(isIndex) : [];
			return isIndex(step)
				? [
						[
							path,
							{
								...{ step, isDone: fields.get("isDone") === true },
								...(tried.length > 0 ? { tried } : {}),
							},
						],
					]
				: [];
		}),
	);
}

function isIndex(value: unknown): value is number {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
	return new Map(
		typeof value === "object" && value !== null ? Object.entries(value) : [],
	);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
