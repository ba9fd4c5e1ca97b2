import type { MomentKind } from "./moments/moment.ts";

/** What git shows anyone; all else that led to a question is nobody's business but the writer's. */
const shownByGit: readonly string[] = [
	"revert",
	"removal",
	"dependency",
] satisfies readonly MomentKind[];

/** The moment as it may stand in a note; `undefined` for those that git does not show anyone. */
export function shownMoment(moment: string | undefined): string | undefined {
	return moment !== undefined && shownByGit.includes(moment)
		? moment
		: undefined;
}
