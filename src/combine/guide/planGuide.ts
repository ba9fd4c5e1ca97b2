import type { RepoPath } from "../../core/repoPath.ts";
import { createLogMemo } from "../log/logMemo.ts";
import type { LogFilePlan } from "../log/logPlan.ts";
import { planPage } from "../log/planPage.ts";
import { textHash } from "../log/textHash.ts";
import { closingMark, openingMark, withoutMarks } from "../log/zoneMarks.ts";
import type { Theme } from "../relations/findThemes.ts";
import {
	claimsName,
	claimsText,
	type GuideClaim,
	guideBeginning,
	guideEnd,
} from "./guideText.ts";

/** What a guide is planned from. */
export interface GuideBuild {
	readonly path: RepoPath;
	/** The file as it is; `undefined`: there is none yet. */
	readonly before: string | undefined;
	readonly theme: Pick<Theme, "words">;
	readonly claims: readonly GuideClaim[];
	/** Whether an edit of the claims by hand is let go. */
	readonly letsGo?: boolean | undefined;
}

/**
 * Builds the claims of a guide in their zone, as the log's zones are built: people's text stays to the byte, a hand edit of the
 * claims stays and is told, and building twice changes nothing. A new guide has an outline around them.
 */
export function planGuide({
	path,
	before,
	theme,
	claims,
	letsGo,
}: GuideBuild): LogFilePlan {
	const name = claimsName(theme);
	const body = `${withoutMarks(claimsText(claims))}\n`;
	const empty = textHash("\n");
	const beginning = `${guideBeginning(theme)}${openingMark(name, empty)}\n\n${closingMark}\n${guideEnd()}`;
	return planPage({
		...{ path, before, beginning, isKept: true, memo: createLogMemo() },
		zones: [
			{
				...{ key: undefined, name, body, hash: textHash(body) },
				parts: () => [{ part: "links", text: body }],
			},
		],
		letGo: letsGo ? new Set([name]) : undefined,
	});
}
