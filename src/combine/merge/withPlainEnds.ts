import type { MergedText, Versions } from "./mergeSettings.ts";

/**
 * Merges texts as if they had no byte order mark, and `\n` line ends; what each had is merged by itself. A text whose lines end
 * in several ways is handed over as it is.
 */
export function withPlainEnds(
	versions: Versions<string>,
	merge: (plain: Versions<string>) => MergedText,
): MergedText {
	const forms = each(versions, formOf);
	const mark = settled(each(forms, (form) => form?.mark));
	const bare = each(versions, (text) => text.replace(/^\ufeff/, ""));
	const isMixed = [forms.base, forms.ours, forms.theirs].some(
		(form) => form?.eol === "mixed",
	);
	const eol = isMixed ? undefined : settled(each(forms, (form) => form?.eol));
	const merged = merge(
		isMixed ? bare : each(bare, (text) => text.replaceAll("\r\n", "\n")),
	);
	const text =
		eol === "\r\n" ? merged.text.replaceAll("\n", "\r\n") : merged.text;
	return { ...merged, text: (mark ?? "") + text };
}

interface TextForm {
	readonly mark: "" | "\ufeff";
	/** `undefined`: it is one line. */
	readonly eol: "\n" | "\r\n" | "mixed" | undefined;
}

/** `undefined`: there is no text. */
function formOf(text: string): TextForm | undefined {
	if (text === "") return undefined;
	return { mark: text.startsWith("\ufeff") ? "\ufeff" : "", eol: eolOf(text) };
}

function eolOf(text: string): TextForm["eol"] {
	const all = text.split("\n").length - 1;
	const returns = text.split("\r").length - 1;
	if (returns === 0) return all === 0 ? undefined : "\n";
	return text.split("\r\n").length - 1 === all && returns === all
		? "\r\n"
		: "mixed";
}

function each<T, U>(
	{ base, ours, theirs }: Versions<T>,
	of: (each: T) => U,
): Versions<U> {
	return { base: of(base), ours: of(ours), theirs: of(theirs) };
}

function settled<T extends string>({
	base,
	ours,
	theirs,
}: Versions<T | undefined>): T | undefined {
	if (ours === undefined || ours === base) return theirs ?? ours;
	if (theirs === undefined || theirs === base || theirs === ours) return ours;
	return ours < theirs ? ours : theirs;
}
