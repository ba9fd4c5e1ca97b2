import type { Finding } from "./finding.ts";
import { type Message, msg } from "./message.ts";

/** What is wrong, in words: what was found and what was expected. One or two sentences, plain text. */
export function findingText({ code, found, expected }: Finding): Message {
	switch (code) {
		case "encoding":
			return msg`This file is not text that Tacit can read (${found}). Expected: ${expected}.`;
		case "too-large":
			return msg`This is too large to be read as a note: ${found}. Expected: ${expected}.`;
		case "too-slow":
			return msg`The note is too intricate to be read, at ${found}. Expected: ${expected}.`;
		case "front-matter-missing":
			return msg`This note has no front matter. Expected: ${expected}.`;
		case "front-matter-unclosed":
			return msg`The front matter has no end. Expected: ${expected}.`;
		case "front-matter-syntax":
			return msg`The front matter cannot be read at “${found}”. Expected: ${expected}.`;
		case "id-missing":
			return msg`This note has no id. Expected: ${expected}.`;
		case "id-malformed":
			return msg`“${found}” is not an id. Expected: ${expected}.`;
		case "id-file-name":
			return msg`The id “${found}” is not the one in the file’s name. Expected: ${expected}.`;
		case "id-duplicate":
			return msg`The id “${found}” is used by more than one note. Expected: ${expected}.`;
		case "kind-unknown":
			return msg`“${found}” is not a kind of note, and is read as “why”. Expected one of: ${expected}.`;
		case "status-unknown":
			return msg`“${found}” is not a status, and is left out. Expected one of: ${expected}.`;
		case "status-of-kind":
			return msg`A note of this kind cannot be “${found}”. Expected one of: ${expected}.`;
		case "date-malformed":
			return msg`“${found}” is not a date, and is left out. Expected: ${expected}.`;
		case "field-type":
			return msg`“${found}” cannot be read, and is left out. Expected: ${expected}.`;
		case "title-missing":
			return msg`This note has no title. Expected: ${expected}.`;
		case "anchor-missing":
			return msg`This note does not say which code it is about. Expected: ${expected}.`;
		case "anchor-key-unknown":
			return msg`Tacit does not know “${found}”, and leaves it as it is. It knows: ${expected}.`;
		case "anchor-key-repeated":
			return msg`“${found}” is given a second time, and is not read. Expected: ${expected}.`;
		case "anchor-file-missing":
			return msg`This block does not say which file it is about, and is not read. Expected: ${expected}.`;
		case "anchor-file-outside":
			return msg`“${found}” is no file of the repository; the block is not read. Expected: ${expected}.`;
		case "anchor-lines-malformed":
			return msg`“${found}” is not a range of lines, and is left out. Expected: ${expected}.`;
		case "anchor-hash-malformed":
			return msg`“${found}” is not a full hash, and is left out. Expected: ${expected}.`;
		case "anchor-unclosed":
			return msg`The block “${found}” has no end. Expected: ${expected}.`;
		case "anchor-home":
			return msg`The first place of this note, “${found}”, is in another folder. Expected: ${expected}.`;
		case "anchor-lost":
			return msg`The code that this note is about was not found: “${found}”. Expected: ${expected}.`;
		case "anchor-nearest":
			return msg`The code that this note is about stands in several places; the likeliest was taken: ${found}. Expected: ${expected}.`;
		case "note-misplaced":
			return msg`Notes in the folder “${found}” are not read. Expected: ${expected}.`;
		case "note-name":
			return msg`“${found}” is not a note’s file name, but the file has an id. Expected: ${expected}.`;
		case "link-outside":
			return msg`The link “${found}” leaves the repository, and is shown as text. Expected: ${expected}.`;
		case "dead-link":
			return msg`No note lies where the link “${found}” leads. Expected: ${expected}.`;
		case "conflict-markers":
			return msg`A merge left a conflict here: ${found}. Expected: ${expected}.`;
		case "config-syntax":
			return msg`The settings cannot be read at “${found}”. Expected: ${expected}.`;
		case "config-unknown-key":
			return msg`Tacit has no setting “${found}”. It knows: ${expected}.`;
		case "config-value":
			return msg`“${found}” is not a value of this setting. Expected: ${expected}.`;
		case "config-extends":
			return msg`The settings extend “${found}”, which is not read. Expected: ${expected}.`;
		case "template-name":
			return msg`“${found}” is no name for a template, which is not read. Expected: ${expected}.`;
		case "template-kind":
			return msg`“${found}” is not the kind of note that this template is for. Expected: ${expected}.`;
		case "template-text":
			return msg`“${found}” cannot stand in a template, and is left out. Expected: ${expected}.`;
		case "template-empty":
			return msg`This template has no section, and is not read. Expected: ${expected}.`;
		case "log-mark":
			return msg`“${found}” belongs to no part that Tacit builds; the text around it is left as it is. Expected: ${expected}.`;
		case "log-zone-doubled":
			return msg`The decision “${found}” stands here a second time; this text is left as it is. Expected: ${expected}.`;
		case "log-zone-unmarked":
			return msg`The lines around “${found}” are missing; this text is left as it is, and the decision is built anew. Expected: ${expected}.`;
		case "log-conflict":
			return msg`A merge left a conflict in people’s text here: ${found}. Expected: ${expected}.`;
		case "record-unknown":
			return msg`“${found}” lies among decision records, and is not read as one. Expected: ${expected}.`;
		case "record-status-missing":
			return msg`This decision record has no status. Expected: ${expected}.`;
		case "record-status-unknown":
			return msg`“${found}” is no status that Tacit knows, and is shown as it is written. It knows: ${expected}.`;
		case "record-status-behind":
			return msg`This decision record says that it is superseded, but its status is “${found}”. Expected: ${expected}.`;
		case "record-date":
			return msg`“${found}” is not a date beyond doubt. Expected: ${expected}.`;
		case "record-number-elsewhere":
			return msg`Another branch gave this number to another record, ${found}: both will stand here once it is merged. Expected: ${expected}.`;
		case "record-number-duplicate":
			return msg`The number “${found}” is used by more than one decision record. Expected: ${expected}.`;
		case "record-link-dangling":
			return msg`No decision record lies where “${found}” leads. Expected: ${expected}.`;
		case "record-link-ambiguous":
			return msg`“${found}” can mean more than one decision record. Expected: ${expected}.`;
		case "record-one-sided":
			return msg`Another decision record says so, and this one does not: “${found}”. Expected: ${expected}.`;
		case "record-cycle":
			return msg`These decision records supersede each other: ${found}. Expected: ${expected}.`;
		case "tour-syntax":
			return msg`The tour cannot be read as JSON at “${found}”. Expected: ${expected}.`;
		case "tour-field":
			return msg`The tour has “${found}” here. Expected: ${expected}.`;
		case "tour-step-empty":
			return msg`This step of the tour has no text. Expected: ${expected}.`;
		case "tour-outside":
			return msg`“${found}” leaves the repository, and is not opened. Expected: ${expected}.`;
		case "tour-missing":
			return msg`“${found}” is not there any more. Expected: ${expected}.`;
		case "tour-beyond":
			return msg`The file ends before line ${found}. Expected: ${expected}.`;
		case "tour-pattern":
			return msg`The pattern “${found}” does not say one line. Expected: ${expected}.`;
		case "tour-next":
			return msg`No tour has the title “${found}”. Expected: ${expected}.`;
		case "tour-link":
			return msg`“${found}” leads to no step. Expected: ${expected}.`;
		case "tour-ref":
			return msg`Git does not know “${found}”, of which the lines of this tour speak. Expected: ${expected}.`;
		case "tour-when":
			return msg`When this tour is meant cannot be read, and it is shown everywhere: “${found}”. Expected: ${expected}.`;
		case "tour-runs":
			return msg`This step would run something: ${found}. Expected: ${expected}.`;
		case "tour-moved":
			return msg`The code of this step has moved: ${found}. Expected: ${expected}.`;
		case "tour-nearest":
			return msg`The code of this step stands in several places; the likeliest was taken: ${found}. Expected: ${expected}.`;
		case "tour-proposed":
			return msg`The code of this step has probably moved: ${found}. Expected: ${expected}.`;
		case "tour-lost":
			return msg`The code of this step was not found: ${found}. Expected: ${expected}.`;
		case "tour-unanchored":
			return msg`Nothing tells whether this step is still at the right line: ${found}. Expected: ${expected}.`;
		case "path-link":
			return msg`Nothing lies where “${found}” leads, and the reading path goes on without it. Expected: ${expected}.`;
		case "practice-line":
			return msg`“${found}” is no line of your practice, and is passed over. Expected: ${expected}.`;
		case "unreadable":
			// A whole sentence, that says which file and what to do.
			return msg`${found} Expected: ${expected}.`;
	}
}
