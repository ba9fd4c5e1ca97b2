import type { FileFinding } from "../../../core/finding.ts";
import type { LineRange } from "../../../core/lineRange.ts";
import type { Person } from "../../../core/person.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { StepState } from "../../../internalize/path/progress.ts";
import type { FoundPath, FoundStep } from "../../../tacit/readingPaths.ts";

/** A row of the view: something to read, what is to be said of it, or what stands below all of it. */
export type PathRow =
	| StepRow
	| {
			readonly type: "fact";
			readonly row: StepRow;
			readonly fact: StepFact;
			/** 0-based, among those of the step. */
			readonly at: number;
	  }
	| {
			readonly type: "people" | "findings";
			readonly rows: readonly PathRow[];
	  }
	| {
			readonly type: "person";
			readonly person: Person;
			readonly area: RepoPath;
	  }
	| {
			readonly type: "finding";
			readonly finding: FileFinding;
	  };

/** Something to read. */
export interface StepRow {
	readonly type: "step";
	readonly step: FoundStep;
	/** From 1. */
	readonly number: number;
	/** How many steps there are. */
	readonly of: number;
	/** What the path is of. */
	readonly area: RepoPath;
	/** `undefined` while it is open. */
	readonly state: StepState | undefined;
	/** Whether it is the first that is open. */
	readonly isNext: boolean;
}

/** One thing that is to be said of a step. */
export type StepFact =
	/** That, where and how the team pinned it. */
	| { readonly type: "pin"; readonly pin: NonNullable<FoundStep["pin"]> }
	| { readonly type: "why"; readonly why: FoundStep["why"][number] }
	| { readonly type: "writers"; readonly note: NonNullable<FoundStep["note"]> }
	| {
			readonly type: "reason";
			readonly text: string;
			readonly lines: LineRange;
	  }
	| { readonly type: "ask"; readonly person: Person };

/** All rows of a path, and in which state its steps are, by their keys. */
export function pathRows(
	{ area, steps, people, findings }: FoundPath,
	states: ReadonlyMap<string, StepState>,
): readonly PathRow[] {
	const next = steps.find(({ key }) => !states.has(key));
	const rows: PathRow[] = steps.map((step, index) => ({
		...{ type: "step", step, area, number: index + 1, of: steps.length },
		...{ state: states.get(step.key), isNext: step === next },
	}));
	if (people.length > 0)
		rows.push({
			type: "people",
			rows: people.map((person) => ({ type: "person", person, area })),
		});
	if (findings.length > 0)
		rows.push({
			type: "findings",
			rows: findings.map((finding) => ({ type: "finding", finding })),
		});
	return rows;
}

/** What is to be said of a step, what counts most first. */
export function factRows(row: StepRow): readonly PathRow[] {
	const { pin, why, note, reason, ask } = row.step;
	const facts: readonly StepFact[] = [
		...(pin ? [{ type: "pin", pin } as const] : []),
		...why.map((each) => ({ type: "why", why: each }) as const),
		...(note && note.head.by.length > 0
			? [{ type: "writers", note } as const]
			: []),
		...(reason ? [{ type: "reason", ...reason } as const] : []),
		...(ask ? [{ type: "ask", person: ask } as const] : []),
	];
	return facts.map((fact, at) => ({ type: "fact", row, fact, at }));
}
