import { plainTourTitle } from "./tour.ts";

/** A link from a step's text to a step or a tour: `[#2]`, `[Parser]`, `[Parser#2]`, `[see there][#2]`. */
export interface TourLink {
	/** All of it, in UTF-16 units of the text. */
	readonly start: number;
	readonly end: number;
	/** What is shown: the text in brackets before it; `undefined` where there is none. */
	readonly label: string | undefined;
	/** The title of the tour, as written; `undefined`: of this one. */
	readonly title: string | undefined;
	/** 1-based, as written; `undefined`: the tour's beginning. */
	readonly step: number | undefined;
}

/** As CodeTour reads them. What stands in brackets is a link only if there is a tour of that title. */
export function tourLinks(
	text: string,
	titles: ReadonlySet<string>,
): readonly TourLink[] {
	// Bounded: of brackets that are never closed each would be followed to the end.
	const pattern =
		/(?:\[([^\]]{1,200})\])?\[(?=\s{0,200}[^\]\s])([^\]#]{1,200})?(?:#(\d{1,9}))?\](?!\()/g;
	const plain = new Set([...titles].map(plainTourTitle));
	return [...text.matchAll(pattern)].flatMap((match) => {
		const [whole, label, title, step] = match;
		if (title === undefined ? step === undefined : !plain.has(title)) return [];
		return [
			{
				...{
					start: match.index,
					end: match.index + whole.length,
					label,
					title,
				},
				step: step === undefined ? undefined : Number(step),
			},
		];
	});
}
