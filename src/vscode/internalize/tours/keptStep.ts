import type { Memento } from "vscode";
import type {
	StepWords,
	WrittenPlace,
} from "../../../internalize/tours/changeTour.ts";

/** A step that is being typed, so that it is there again after a reload. */
export interface KeptStep {
	/** The root of the repository, as an address. */
	readonly root: string;
	/** The tour's file. */
	readonly path: string;
	/** Where the box stands: a file's address, and its first and last line, 0-based. */
	readonly uri: string;
	readonly lines: readonly [first: number, last: number];
	readonly label: string;
	/** What was typed. */
	readonly text: StepWords["description"];
	/** Where a new step is; left out for one whose words are changed. */
	readonly place?: WrittenPlace;
	/** The step whose words are changed, 0-based; left out for a new one. */
	readonly index?: number;
	/** Set while the tour is recorded: what it is put back to when that is discarded, and where the next step goes. */
	readonly recording?: {
		/** `null`: the file goes. */
		readonly before: string | null;
		/** 0-based; `null`: at the end. */
		readonly next: number | null;
	};
}

const key = "tacit.tourStep";

/** What an earlier window left; `undefined`: nothing. */
export function readKeptStep(memory: Memento): KeptStep | undefined {
	return memory.get<KeptStep>(key);
}

/** Keeps it in the place of what was kept before; `undefined` forgets that. */
export async function keepStep(
	memory: Memento,
	step: KeptStep | undefined,
): Promise<void> {
	await memory.update(key, step);
}
