import { plainTourTitle, type Tour, tourNumber } from "./tour.ts";

type Titled = Pick<Tour, "title" | "nextTour">;

/** The tour that follows one: that which it names, else that with the next number; `undefined` where there is none. */
export function nextTourOf<T extends Titled>(
	{ title, nextTour }: Titled,
	all: readonly T[],
): T | undefined {
	if (nextTour !== undefined)
		return all.find((each) => each.title === nextTour);
	const number = tourNumber(title);
	return number === undefined
		? undefined
		: all.find((each) => tourNumber(each.title) === number + 1);
}

/** The tour that a link in a step's text names, its number left out or not; `undefined` where there is none. */
export function tourNamed<T extends Titled>(
	title: string,
	all: readonly T[],
): T | undefined {
	return all.find(
		(each) => each.title === title || plainTourTitle(each.title) === title,
	);
}
