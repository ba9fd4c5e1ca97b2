import type { Place } from "./place.ts";

/** What speaks for or against a place, as numbers of about 0 to 1; `bias` is always 1. */
export function featuresOf({
	evidence,
	kinship,
	ways,
	paths,
	size,
	distance,
	isSameInOrder,
}: Place): Record<Feature, number> {
	const { kept, filled, above, below, scope } = evidence;
	const isIdentical = kept > 0.999 && filled > 0.999;
	const around = (above + below + scope) / 3;
	const content =
		kept + filled === 0 ? 0 : (2 * kept * filled) / (kept + filled);
	const isSingle = size === 1;
	const isOther = kinship === "other";
	const ofBlock = (value: number) => (isSingle ? 0 : value);
	const when = (condition: boolean) => (condition ? 1 : 0);
	return {
		bias: 1,
		content,
		contentNearlyWhole: Math.max(0, content - 0.8) * 5,
		identical: when(isIdentical),
		identicalAround: isIdentical ? around : 0,
		undisturbed: when(isIdentical && around > 0.999),
		kept,
		filled,
		header: ofBlock(evidence.header),
		headerLost: ofBlock(when(evidence.header < 0.5)),
		names: evidence.names,
		last: ofBlock(evidence.last),
		closes: ofBlock(evidence.closes),
		symbol: evidence.symbol,
		otherSymbol: isOther ? evidence.symbol : 0,
		above,
		below,
		bothSides: Math.min(above, below),
		scope,
		single: when(isSingle),
		singleContent: isSingle ? content : 0,
		size: Math.min(Math.log(size), 4) / 4,
		byDiff: when(ways.has("diff")),
		untouched: when(isIdentical && ways.has("diff")),
		byQuote: when(ways.has("quote")),
		sameInOrder: when(isSameInOrder),
		byScope: when(ways.has("scope")),
		byName: when(ways.has("name")),
		agreement: ways.size - 1,
		near: distance === undefined ? 0 : 1 / (1 + Math.abs(distance) / 20),
		other: when(isOther),
		otherNames: isOther ? evidence.names : 0,
		otherSurroundings: isOther ? above + below : 0,
		namesake: when(kinship === "namesake"),
		renamed: when(kinship === "renamed"),
		sameName: kinship === "same" ? 0 : paths.sameName,
		folders: kinship === "same" ? 0 : paths.folders,
		aside: paths.aside,
	};
}

/** The names of the features, in their order. */
export const featureNames = [
	"bias",
	"content",
	"contentNearlyWhole",
	"identical",
	"identicalAround",
	"undisturbed",
	"kept",
	"filled",
	"header",
	"headerLost",
	"names",
	"last",
	"closes",
	"symbol",
	"otherSymbol",
	"above",
	"below",
	"bothSides",
	"scope",
	"single",
	"singleContent",
	"size",
	"byDiff",
	"untouched",
	"byQuote",
	"sameInOrder",
	"byScope",
	"byName",
	"agreement",
	"near",
	"other",
	"otherNames",
	"otherSurroundings",
	"namesake",
	"renamed",
	"sameName",
	"folders",
	"aside",
] as const;

/** The name of a feature. */
export type Feature = (typeof featureNames)[number];
