import type { MessageWords } from "./momentReaders.ts";

/** Says that something is not needed, or where it went. */
const unneeded =
	/\b(?:unused|unneeded|un-?nec+es+ary|no longer|(?:don'?t|doesn'?t|not|no) (?:really )?(?:need\w*|used)|already (?:exists?|there|done|covered)|dead(?: ?code)?|obsolete|outdated|redundant|superfluous|under-?used|clean(?:ed|s)?[ -]?(?:up|ing)|tidy\w*|useless|duplicate[ds]?|deprecat\w+|end of life|eol|(?:drop\w*|remov\w+|stop\w*) (?:\S+ ){0,3}support|remains|drop(?:ped|s|ping)? \w+ ?\d|legacy|leftovers?|shims?|compat(?:ibility)? (?:shim|layer|code)|stale|replac\w+|in favou?r of|instead of|mov(?:e[ds]?|ing)|extract\w*|merg\w+|inline[ds]?|split|relocat\w+|renam\w+|reus\w+|centrali[sz]\w+|consolidat\w+|unif(?:y|ies|ied)|de-?dup\w*|shared?|old|remnants?|left ?overs?|experiment\w*|simplif\w+|refactor\w*|switch\w* to|convert\w*|migrat\w+|rewr[io]te|no more)\b/i;

/** Whether a message says why something is gone. */
export function saysUnneeded({ subject, prose, items }: MessageWords): boolean {
	return unneeded.test([subject, prose, ...items].join("\n"));
}

/** Says what a change is for, if not why so. */
const aim =
	/\b(?:perf(?:ormance)?|speed|fast(?:er)?|slow|optimi[sz]\w+|security|vulnerab\w+|cve-\d+|(?:un)?maintained|abandoned|licen[sc]\w+|smaller|lighter|leaks?|race(?:s| condition)?|deadlocks?|flak(?:y|e|es|iness)|to fix|until|so (?:that |as )?(?:we|it|they|the|tests?|users?|people)|no longer|broke(?:n)?|incorrect|accident\w*|mistak\w*|random|wrong|consisten\w+|compatib\w+|accessib\w+|a11y|per (?:the )?(?:spec\w*|rfc\w*|standards?|docs?|documentation|\w+(?:\.\w+)+))\b/i;

/** Whether the subject says what the change is for. */
export function saysAim({ subject }: MessageWords): boolean {
	return aim.test(subject);
}
