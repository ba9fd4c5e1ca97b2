import { Disposable, window } from "vscode";
import { TacitError } from "../../../core/errors.ts";
import { msg } from "../../../core/message.ts";
import { showCodeFile, showLines } from "../../showLines.ts";
import type { TouchedParts } from "./registerTouched.ts";
import type { TouchedFinding, TouchedRepository } from "./touchedChange.ts";
import { touchedPlace } from "./touchedPlace.ts";
import { createTouchedProblems } from "./touchedProblems.ts";
import { createTouchedView } from "./touchedView.ts";

/** What changes mean for what is known, as it is shown, and what can be done about it. */
export interface Touched extends Disposable {
	/** In the view, and in the code where `isInCode`. */
	draw(all: readonly TouchedRepository[], isInCode: boolean): void;
	/** Gives the view's first row the focus. */
	focus(): Promise<void>;
	/** Opens the place of a finding: `args` are a row of the view, or as `findingFrom` takes them. */
	open(args: readonly unknown[]): Promise<void>;
}

/** Shows nothing before `draw`. */
export function openTouched({ log }: TouchedParts): Touched {
	const view = createTouchedView();
	const problems = createTouchedProblems();
	let last: readonly TouchedRepository[] = [];
	return {
		draw(all, isInCode) {
			last = all;
			view.draw(all);
			problems
				.draw(isInCode ? all : [])
				.catch((error: unknown) =>
					log.warn("What the changes touch was not shown in the code.", error),
				);
		},
		focus: () => view.focus(),
		async open(args) {
			const told = findingFrom(args, last);
			const place = await touchedPlace(told);
			if (!place) throw gone();
			if (place.uri.path.endsWith(".md")) {
				await window.showTextDocument(place.uri);
				return;
			}
			const file = await showCodeFile(place.uri);
			if (place.lines) await showLines(file, place.lines);
		},
		dispose: () => Disposable.from(view, problems).dispose(),
	};
}

/** The finding that a command was given: a row of the view, or the repository's root with the finding's code and id. Throws `bad-argument` for one that is not told any more. */
function findingFrom(
	[first, code, id]: readonly unknown[],
	all: readonly TouchedRepository[],
): TouchedFinding {
	if (typeof first === "object" && first !== null && "finding" in first)
		return first as TouchedFinding;
	for (const { repository, changes } of all) {
		if (repository.root.toString() !== first) continue;
		const finding = changes
			.flatMap(({ findings }) => findings)
			.find((each) => each.code === code && each.id === id);
		if (finding) return { repository, finding };
	}
	throw gone();
}

function gone(): TacitError {
	return new TacitError(
		"bad-argument",
		msg`That is settled by now, or was taken back.`,
	);
}
