import { msg } from "../../core/message.ts";
import type { LogPlan } from "../log/logPlan.ts";
import type { UnrankedFinding } from "./checkFinding.ts";

/** That the log is not what would be built now; `undefined` where it is, and where there is none. */
export function logFinding({ files }: LogPlan): UnrankedFinding | undefined {
	const [log] = files;
	const stale = files.find(({ before, after }) => before !== after);
	if (log?.before === undefined || !stale) return undefined;
	return {
		id: "log-outdated",
		code: "log-outdated",
		...{ path: stale.path, lines: undefined, note: undefined },
		...{ before: undefined, after: undefined },
		said: msg`The decision log is not what would be built now.`,
		todo: msg`Build it on the default branch: tacit log`,
	};
}
