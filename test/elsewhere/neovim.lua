-- What a person does in Neovim, in carbon.xml of the sample home; what is seen goes to the file in RESULT.
local home = os.getenv('HOME_OF_SERVER')
local seen = {}

local function wait(found)
  vim.wait(20000, found, 20)
  return found()
end

local function problem(code, file)
  for _, each in ipairs(vim.diagnostic.get(nil)) do
    if each.code == code and vim.api.nvim_buf_get_name(each.bufnr):sub(-#file) == file then return each end
  end
end

local function has(code, file)
  return wait(function() return problem(code, file) ~= nil end)
end

local function lacks(code, file)
  return wait(function() return problem(code, file) == nil end)
end

local function press(keys)
  vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'xt', false)
end

-- Puts the cursor on a text, follows it, and gives the file and the line that are shown then.
local function jump(text)
  vim.cmd('edit! ' .. home .. '/repository/conf/carbon.xml')
  vim.fn.cursor(1, 1)
  vim.fn.search(text)
  local from = vim.api.nvim_buf_get_name(0)
  press('<C-]>')
  wait(function() return vim.api.nvim_buf_get_name(0) ~= from end)
  return { vim.api.nvim_buf_get_name(0):sub(#home + 2), vim.fn.getline('.') }
end

local function hover(text)
  vim.fn.cursor(1, 1)
  vim.fn.search(text)
  press('K')
  local function window()
    for _, each in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(each).relative ~= '' then return each end
    end
  end
  if not wait(function() return window() ~= nil end) then return '' end
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window()), 0, -1, false)
  vim.api.nvim_win_close(window(), true)
  return table.concat(lines, '\n')
end

local function choose(title)
  local titles = {}
  vim.ui.select = function(items, options, chosen)
    for _, item in ipairs(items) do
      local shown = options.format_item(item)
      table.insert(titles, shown)
      if shown == title then chosen(item) end
    end
  end
  press('gra')
  wait(function() return vim.bo.modified end)
  return titles
end

local function main()
  seen.here = has('alias-not-found', 'carbon.xml')
  seen.elsewhere = has('keystore-password-wrong', 'catalina-server.xml')
  seen.hover = hover('internal.jks')
  local alias = problem('alias-not-found', 'carbon.xml')
  seen.marked = vim.fn.getline(alias.lnum + 1):sub(alias.col + 1, alias.end_col)
  vim.api.nvim_win_set_cursor(0, { alias.lnum + 1, alias.col })
  seen.actions = choose('Use internal')
  seen.mended = lacks('alias-not-found', 'carbon.xml')
  vim.cmd('write')
  seen.keystore = jump('internal.jks')
  seen.secret = jump('Carbon.Security.TrustStore.Password')
  seen.missing = has('keystore-not-found', 'axis2.xml')
  vim.loop.fs_copyfile(home .. '/repository/resources/security/gateway.jks', home .. '/repository/resources/security/api-gateway.jks')
  seen.copied = lacks('keystore-not-found', 'axis2.xml')
end

local ok, failure = pcall(main)
seen.failure = not ok and tostring(failure) or nil
seen.messages = vim.api.nvim_exec('messages', true)
vim.fn.writefile({ vim.fn.json_encode(seen) }, os.getenv('RESULT'))
vim.cmd('qall!')
