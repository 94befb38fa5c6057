/** A record cut out of a file, not parsed yet. */
export interface JsonSlice {
  /** Line that it begins on, from 1. */
  readonly line: number;
  /** Absent: it is longer than any record. */
  readonly text?: string;
}

/**
 * Cuts JSON into its records while it arrives: the elements of a list, of the list that an object holds under one of some names
 * (`{ "tickets": […] }`), or objects one after another. Only one record is held at a time. What is broken within a record breaks that
 * record alone, as far as its brackets can be told.
 */
export class JsonSplitter {
  readonly #lists: ReadonlySet<string>;
  readonly #longest: number;
  #line = 1;
  /** Open brackets. */
  #depth = 0;
  /** Depth at which records begin: 0 for objects one after another, more within a list. */
  #base = 0;
  #isInString = false;
  #isEscaped = false;
  /** What has come of the present record or envelope. */
  #parts: string[] = [];
  #length = 0;
  #firstLine = 1;
  /** The last string at depth 1, which is a key if a colon follows. */
  #key = '';
  #isKeyOpen = false;
  #isKeyed = false;
  /** Whether the list of an envelope has ended: what follows is about the list. */
  #isAfterList = false;

  /**
   * @param lists Names of lists that an envelope may hold.
   * @param longest Characters that a record may have.
   */
  constructor(lists: readonly string[], longest: number) {
    this.#lists = new Set(lists);
    this.#longest = longest;
  }

  /** Takes the next piece of the file, and gives the records that end in it. */
  *push(chunk: string): Generator<JsonSlice> {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const character = chunk.charCodeAt(index);
      if (character === 10) {
        this.#line += 1;
        // No string of JSON goes over a line: one that does was never ended.
        this.#isInString = false;
      }
      if (this.#isInString) {
        this.#readString(character, chunk, index);
        continue;
      }
      switch (character) {
        case 34: // "
          this.#isInString = true;
          this.#isKeyOpen = this.#depth === 1 && this.#base === 0;
          if (this.#isKeyOpen) this.#key = '';
          break;
        case 58: // :
          this.#isKeyed = this.#depth === 1 && this.#base === 0;
          break;
        case 44: // ,
          this.#isKeyed = false;
          break;
        case 91: // [
        case 123: // {
          if (character === 91 && this.#opensList()) {
            this.#depth += 1;
            this.#base = this.#depth;
            this.#drop();
            start = index + 1;
            break;
          }
          if (this.#depth === this.#base) {
            this.#drop();
            this.#firstLine = this.#line;
            start = index;
          }
          this.#depth += 1;
          break;
        case 93: // ]
        case 125: // }
          if (this.#depth === 0) break;
          this.#depth -= 1;
          if (this.#depth === this.#base && !this.#isAfterList) {
            this.#take(chunk.slice(start, index + 1));
            yield this.#slice();
            start = index + 1;
          } else if (this.#depth < this.#base) {
            this.#isAfterList = this.#depth > 0;
            this.#base = 0;
            start = index + 1;
          }
          if (this.#depth === 0) this.#isAfterList = false;
          break;
        default:
      }
    }
    if (this.#depth > this.#base && !this.#isAfterList) this.#take(chunk.slice(start));
  }

  /** Gives what had begun when the file ended. */
  *end(): Generator<JsonSlice> {
    if (this.#depth > this.#base && !this.#isAfterList && this.#length > 0) yield this.#slice();
  }

  #readString(character: number, chunk: string, index: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (character === 92) this.#isEscaped = true;
    else if (character === 34) {
      this.#isInString = false;
      return;
    }
    if (this.#isKeyOpen && this.#key.length < 100) this.#key += chunk.charAt(index);
  }

  /** Whether a bracket opens the list of records. */
  #opensList(): boolean {
    if (this.#depth === 0) return true;
    return this.#depth === 1 && this.#base === 0 && this.#isKeyed && this.#lists.has(this.#key);
  }

  #take(text: string): void {
    this.#length += text.length;
    if (this.#length <= this.#longest) this.#parts.push(text);
    else this.#parts = [];
  }

  #slice(): JsonSlice {
    const isTooLong = this.#length > this.#longest;
    const slice = { line: this.#firstLine, ...(!isTooLong && { text: this.#parts.join('') }) };
    this.#drop();
    return slice;
  }

  #drop(): void {
    this.#parts = [];
    this.#length = 0;
  }
}
