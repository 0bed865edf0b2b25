;;; What a person does in Emacs with Eglot, in carbon.xml of the sample home; what is seen goes to the file in RESULT.  -*- lexical-binding: t -*-
(require 'cl-lib)
(require 'flymake)
(require 'json)
(require 'xref)

(defvar home (file-name-as-directory (getenv "HOME_OF_SERVER")))
(defvar seen nil)
(defun see (name value) (push (cons name value) seen))

;; Menus are read from the keyboard, not from a mouse.
(setq last-nonmenu-event ?a)

(defun wait (found)
  "Waits for FOUND as an idle command loop does, which there is none of in batch."
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall found))) (< (float-time) end))
      (run-hooks 'post-command-hook)
      (mapc #'timer-event-handler (copy-sequence timer-idle-list))
      (accept-process-output nil 0.02))
    value))

(defun problem (text)
  (cl-find-if (lambda (each) (string-match-p (regexp-quote text) (flymake-diagnostic-text each))) (flymake-diagnostics)))

(defun open-file (name)
  (find-file (expand-file-name name home))
  (wait (lambda () (and (featurep 'eglot) (eglot-managed-p))))
  (flymake-start))

(defun put-at (text)
  (goto-char (point-min))
  (search-forward text)
  (backward-char 1))

(defun jump (text)
  "The file and the line that TEXT leads to."
  (open-file "repository/conf/carbon.xml")
  (put-at text)
  (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
  (vector (file-relative-name buffer-file-name home) (buffer-substring-no-properties (line-beginning-position) (min (line-end-position) (+ (point) 60)))))

(defun choose (title)
  (let (titles)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt choices &rest _)
                 (setq titles (mapcar #'car choices))
                 title)))
      (eglot-code-actions (point) nil nil t))
    (vconcat titles)))

(defun main ()
  (open-file "repository/conf/carbon.xml")
  (see 'here (and (wait (lambda () (problem "has no entry wso2carbon"))) t))
  (let ((found (problem "has no entry wso2carbon")))
    (see 'marked (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found)))
    (put-at "internal.jks")
    (see 'hover (plist-get (plist-get (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams)) :contents) :value))
    (goto-char (flymake-diagnostic-beg found)))
  ;; Before Emacs 29 an edit has to be agreed to; the first answer is no.
  (see 'declined (and (ignore-errors (choose "Use internal") t) (not (buffer-modified-p))))
  (see 'actions (choose "Use internal"))
  (see 'mended (wait (lambda () (and (buffer-modified-p) (not (problem "has no entry wso2carbon"))))))
  (save-buffer)
  (see 'keystore (jump "internal.jks"))
  (see 'secret (jump "Carbon.Security.TrustStore.Password"))
  (open-file "repository/conf/identity/EndpointConfig.properties")
  (see 'properties (and (wait (lambda () (problem "The blanks around the value"))) t))
  (see 'servers (let ((count 0)) (maphash (lambda (_ servers) (setq count (+ count (length servers)))) eglot--servers-by-project) count)))

(condition-case failure (main) (error (see 'failure (format "%S" failure))))
(see 'messages (with-current-buffer (messages-buffer) (buffer-string)))
(with-temp-file (getenv "RESULT") (insert (json-encode seen)))
