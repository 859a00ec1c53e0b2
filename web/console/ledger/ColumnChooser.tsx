import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { COLUMNS, type Column } from './columns';

export function ColumnChooser({ shown, onToggle }: { shown: Column[]; onToggle: (name: string) => void }) {
  const { t } = useTranslation('ledger');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <fieldset className="checks">
          <legend>{t('columns.kept')}</legend>
          {COLUMNS.map((column) => (
            <label key={column.name}>
              <input type="checkbox" checked={shown.includes(column)} onChange={() => onToggle(column.name)} />{' '}
              {t(`column.${column.name}`)}
            </label>
          ))}
        </fieldset>
      }
    >
      <Button>{t('columns.choose')}</Button>
    </Popover>
  );
}
