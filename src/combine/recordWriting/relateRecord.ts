import type { RecordSource } from "../records/checkRecords.ts";
import { withLink } from "./withLink.ts";

/** The text of `one` with a link to `other` at the end of its list of links, or below its status. */
export function relateRecord(one: RecordSource, other: RecordSource): string {
	return withLink({ path: one.record.path, text: one.source }, other, {
		by: "",
		of: "Relates to",
	});
}
