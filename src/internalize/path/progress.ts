import type { RepoPath } from "../../core/repoPath.ts";
import type { SharedText } from "../../core/sharedText.ts";

/** What somebody made of a step: read it, left it out, or knew it before. */
export type StepState = "done" | "skipped" | "known";

const states: readonly string[] = ["done", "skipped", "known"];

/** How far somebody has come on reading paths. Private: on this machine alone. */
export interface Progress {
	/** By the steps’ keys. */
	of(area: RepoPath): ReadonlyMap<string, StepState>;
	/** Rejects where it cannot be written. */
	mark(area: RepoPath, key: string, state: StepState): Promise<void>;
	/** Of which areas anything is kept, in the order in which they were begun. */
	areas(): readonly RepoPath[];
	/** Forgets everything. */
	wipe(): Promise<void>;
	/** Forgets one step, or all of the area where none is given; once nothing is left, so is the file. */
	forget(area: RepoPath, key?: string): Promise<void>;
}

type Kept = Readonly<Record<string, Readonly<Record<string, StepState>>>>;

/** Kept in one text. What is no progress in it counts as none. */
export function createProgress(text: SharedText): Progress {
	const change = (
		area: RepoPath,
		edit: (steps: Map<string, StepState>) => void,
	) =>
		text.change((before) => {
			const kept = new Map(Object.entries(readKept(before)));
			const steps = new Map(Object.entries(kept.get(area) ?? {}));
			edit(steps);
			if (steps.size > 0) kept.set(area, Object.fromEntries(steps));
			else kept.delete(area);
			return kept.size > 0
				? `${JSON.stringify({ version: 1, areas: Object.fromEntries(kept) })}\n`
				: undefined;
		});
	return {
		of: (area) =>
			new Map(
				Object.entries(
					new Map(Object.entries(readKept(text.read()))).get(area) ?? {},
				),
			),
		areas: () => Object.keys(readKept(text.read())) as RepoPath[],
		wipe: () => text.change(() => undefined),
		mark: (area, key, state) => change(area, (steps) => steps.set(key, state)),
		forget: (area, key) =>
			change(area, (steps) => {
				if (key === undefined) steps.clear();
				else steps.delete(key);
			}),
	};
}

function readKept(text: string | undefined): Kept {
	const areas = objectOf(parsed(text ?? "")).find(
		([key]) => key === "areas",
	)?.[1];
	return Object.fromEntries(
		objectOf(areas).map(([area, steps]) => [
			area,
			Object.fromEntries(
				objectOf(steps).flatMap(([key, state]) =>
					isState(state) ? [[key, state]] : [],
				),
			),
		]),
	);
}

function isState(value: unknown): value is StepState {
	return typeof value === "string" && states.includes(value);
}

function objectOf(value: unknown): readonly (readonly [string, unknown])[] {
	return typeof value === "object" && value !== null
		? Object.entries(value)
		: [];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
