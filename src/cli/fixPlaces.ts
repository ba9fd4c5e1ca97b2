import type { FixesDone } from "../tacit/checking/applyFixes.ts";
import type { CheckRequest } from "../tacit/checking.ts";
import type { Here } from "./openHere.ts";

/** What `tacit check --fix` did, or would do. */
export interface Fixed extends FixesDone {
	readonly isDry: boolean;
}

/** Writes into notes where their code went, and lets them lie beside it; a dry run writes nothing. */
export async function fixPlaces(
	{ tacit }: Pick<Here, "tacit">,
	request: CheckRequest,
	{ isDry }: Pick<Fixed, "isDry">,
): Promise<Fixed> {
	const plan = await tacit.planFixes(request);
	return isDry
		? { ...plan, isDry }
		: { ...(await tacit.applyFixes(plan)), isDry };
}
