import type { TourStep } from "./tour.ts";

/** Something that CodeTour would run, or offer to, at a step. */
export interface TourRun {
	/** `command`: of the editor, at once when the step is reached. `shell` and `link`: a link in the text, on a click. */
	readonly kind: "command" | "shell" | "link";
	/** As written: a command's name with its arguments, a line for a shell. */
	readonly text: string;
}

/** All that a step would run. Nothing of it runs without being asked for. */
export function tourRuns({
	description,
	commands,
}: Pick<TourStep, "description" | "commands">): readonly TourRun[] {
	const shell = [...description.matchAll(/^>>\s+(.*)$/gm)];
	const links = [...description.matchAll(/\bcommand:([^\s)>"'\]]+)/gi)];
	return [
		...commands.map((text) => ({ kind: "command", text }) as const),
		...shell.map(
			([, text = ""]) => ({ kind: "shell", text: text.trim() }) as const,
		),
		...links.map(([, text = ""]) => ({ kind: "link", text }) as const),
	];
}
