import type { Way, WayStep } from "../combine/links/wayOf.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { visibleText } from "../core/markdown/visibleText.ts";

const verbs: Readonly<Record<WayStep["verb"], string>> = {
	asked: "asked",
	"asked-again": "asked again",
	written: "written",
	decided: "decided",
	"decided-anew": "decided anew",
};

/** How a note came about and what came of it, on one line; empty where it stands alone. */
export function wayLine(way: Way | undefined): string {
	const steps = [
		...(way?.sessions ?? []).map((session) => `shown in ${session}`),
		...(way?.steps ?? []).map(stepWords),
	];
	return steps.length > 1 ? steps.join(" → ") : "";
}

function stepWords({ head, verb, isHere }: WayStep): string {
	const names = visibleText(head.by.map(({ name }) => name).join(", "));
	const who = names === "" ? "" : ` by ${names}`;
	return isHere
		? `${verbs[verb]} here`
		: `${verbs[verb]}${who}: “${plainTitle(head.title)}” (${head.id})`;
}
