import type { RepoPath } from "../../core/repoPath.ts";
import { readTrial } from "../../core/trial.ts";
import type { TourStep } from "./tour.ts";

/** Something that CodeTour would run, or offer to, at a step. */
export interface TourRun {
	/**
	 * `command`: of the editor, at once when the step is reached. `shell` and `link`: a link in the text, on a click. `try`: a task,
	 * tests or a launch configuration of the workspace, which CodeTour knows nothing of.
	 */
	readonly kind: "command" | "shell" | "link" | "try";
	/** As written: a command's name with its arguments, a line for a shell. */
	readonly text: string;
}

/** All that a step would run; `root` is the tour's. Nothing of it runs without being asked for. */
export function tourRuns(
	{
		description,
		commands,
		trial,
	}: Pick<TourStep, "description" | "commands" | "trial">,
	root: RepoPath,
): readonly TourRun[] {
	const shell = [...description.matchAll(/^>>\s+(.*)$/gm)];
	const links = [...description.matchAll(/\bcommand:([^\s)>"'\]]+)/gi)];
	return [
		...commands.map((text) => ({ kind: "command", text }) as const),
		...shell.map(
			([, text = ""]) => ({ kind: "shell", text: text.trim() }) as const,
		),
		...links.map(([, text = ""]) => ({ kind: "link", text }) as const),
		...(trial !== undefined && readTrial(trial, root)
			? [{ kind: "try", text: trial } as const]
			: []),
	];
}
