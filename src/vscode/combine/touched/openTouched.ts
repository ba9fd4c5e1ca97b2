import { Disposable, window } from "vscode";
import { noteFrom } from "../../noteFrom.ts";
import { showCodeFile, showLines } from "../../showLines.ts";
import { askAuthor } from "./askAuthor.ts";
import { compareTouched } from "./compareTouched.ts";
import { findingFrom, settled } from "./findingFrom.ts";
import { giveReason } from "./giveReason.ts";
import type { TouchedParts } from "./registerTouched.ts";
import { sayStillTrue } from "./sayStillTrue.ts";
import { registerTouchedActions } from "./touchedActions.ts";
import type { TouchedRepository } from "./touchedChange.ts";
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
	/** Shows what its code was beside what it is; `args` as for `open`. */
	compare(args: readonly unknown[]): Promise<void>;
	/** See `sayStillTrue`; `args` begin with the comparison's right side, or are empty. */
	stillTrue(args: readonly unknown[]): Promise<void>;
	/** Begins a note at the place of a finding; `args` as for `open`. */
	giveReason(args: readonly unknown[]): Promise<void>;
	/** See `askAuthor`; `args` as `noteFrom` takes them. */
	ask(args: readonly unknown[]): Promise<void>;
}

/** Shows nothing before `draw`. */
export function openTouched(parts: TouchedParts): Touched {
	const { repositories, log } = parts;
	const view = createTouchedView();
	const problems = createTouchedProblems();
	const actions = registerTouchedActions(problems);
	let last: readonly TouchedRepository[] = [];
	const placeOf = async (args: readonly unknown[]) => {
		const place = await touchedPlace(findingFrom(args, last));
		if (place) return place;
		throw settled();
	};
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
			const place = await placeOf(args);
			if (place.uri.path.endsWith(".md")) {
				await window.showTextDocument(place.uri);
				return;
			}
			const file = await showCodeFile(place.uri);
			if (place.lines) await showLines(file, place.lines);
		},
		giveReason: async (args) => giveReason(await placeOf(args)),
		compare: (args) => compareTouched(findingFrom(args, last), parts),
		stillTrue: ([given]) => sayStillTrue(given, parts),
		async ask(args) {
			const ref = noteFrom(repositories, args);
			if (!ref) throw settled();
			await askAuthor(ref, parts);
		},
		dispose: () => Disposable.from(view, problems, actions).dispose(),
	};
}
