import type { Uri } from "vscode";
import type { LineRange } from "../../../core/lineRange.ts";
import type { OpenQuestion } from "../../../externalize/asking/openQuestion.ts";
import type { OpenRepository } from "../../openRepository.ts";

/** Where a question's code is by now: `lines` are 1-based and inclusive, `undefined` for the whole file; nowhere where the file is gone. */
export async function questionPlace(
	repository: OpenRepository,
	question: OpenQuestion,
): Promise<
	{ readonly uri: Uri; readonly lines: LineRange | undefined } | undefined
> {
	const place = await repository.tacit.questionPlace(question);
	return (
		place && {
			uri: await repository.codeUri(place.path),
			lines: place.lines,
		}
	);
}
