import type { Finding } from "../finding.ts";
import { scanParts } from "../scan/scanParts.ts";
import { limitFinding, tooSlowFinding } from "./noteLimits.ts";

/** Why neither scanner nor codec reads the text; `undefined` where they do. What would take the scanner too long the codec must refuse, too. */
export function readingRefusal(text: string): Finding | undefined {
	const refusal = limitFinding(text);
	if (refusal) return refusal;
	const scanned = scanParts(text);
	return "tooSlowAt" in scanned
		? tooSlowFinding(scanned.tooSlowAt ?? 1)
		: undefined;
}
