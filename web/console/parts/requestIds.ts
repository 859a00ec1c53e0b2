import { V7Generator } from 'uuidv7';

const ids = new V7Generator();
const ROLLBACK_MILLIS = 60_000;

/**
 * Gives ids to what is sent from one form. What says the same has the same id, so that a double click, or a second try
 * after the network went, is one request; once the form says something else it is another.
 */
export class RequestIds {
  private said = '';
  private id = '';

  of<Body extends object>(body: Body, millis: number): Body & { id: string } {
    const saying = JSON.stringify(body);
    if (saying !== this.said) {
      this.said = saying;
      this.id = ids.generateOrResetCore(Math.floor(millis), ROLLBACK_MILLIS).toString();
    }
    return { ...body, id: this.id };
  }

  /** After one was taken, the same words again are another. */
  forget() {
    this.said = '';
  }
}
